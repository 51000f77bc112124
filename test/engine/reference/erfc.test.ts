import { describe, expect, it } from 'vitest';
import { erfc } from '../../../engine/reference/erfc';

// From Abramowitz & Stegun's tables and mpmath with 30 digits.
const KNOWN = [
  [0, 1],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [2, 0.004677734981047266],
  [2.5, 0.000406952017444959],
  [3, 2.209049699858544e-5],
  [5, 1.5374597944280349e-12],
  [10, 2.088487583762545e-45],
] as const;

describe('erfc', () => {
  it.each(KNOWN)('of %d is right to 12 digits', (x, expected) => {
    expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is odd around 1', () => {
    for (const [x] of KNOWN) expect(erfc(-x) + erfc(x)).toBeCloseTo(2, 14);
  });
});
