import { describe, expect, it } from 'vitest';
import { columnShare, equalPanels } from '../../../engine/builtin/plan/columns';
import { shareOf } from '../../../engine/builtin/plan/shares';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const CASES = [1, 2, 3, 4].flatMap((parts) =>
  [1, 2, 3, 7, 20].flatMap((cuts) => [0, 1, 2, 5, 8, 33].map((units) => ({ parts, cuts, units }))),
);

describe('shares', () => {
  it.each(CASES)('of $units units in $cuts cuts for $parts threads are all, in order', (given) => {
    const { parts, cuts, units } = given;
    let end = 0;
    for (const cut of numbers(cuts)) {
      for (const part of numbers(parts)) {
        const { from, to } = shareOf(units, { cut, cuts, part, parts });
        expect(from).toBe(end);
        expect(to).toBeGreaterThanOrEqual(from);
        end = to;
      }
    }
    expect(end).toBe(units);
  });

  it.each(CASES)('of $units units in $cuts cuts leave none of $parts threads idle', (given) => {
    const { parts, cuts, units } = given;
    const sizes = numbers(cuts).map((cut) =>
      numbers(parts).map((part) => {
        const { from, to } = shareOf(units, { cut, cuts, part, parts });
        return to - from;
      }),
    );
    const partly = sizes.filter((own) => own.includes(0) && own.some((size) => size > 0));
    // The last units may be fewer than the threads.
    expect(partly.length).toBeLessThanOrEqual(units % parts === 0 ? 0 : 1);
  });

  it('of columns in cuts are whole panels', () => {
    const partition = equalPanels(100);
    let end = 0;
    for (const cut of numbers(30)) {
      for (const part of numbers(2)) {
        const { from, to } = columnShare(partition, { cut, cuts: 30, part, parts: 2 });
        expect(from).toBe(end);
        expect(to % 8).toBe(0);
        end = to;
      }
    }
    expect(end).toBe(104);
  });
});
