import { describe, expect, it } from 'vitest';
import { accuracyChart } from '../../../renderer/charts/accuracy';
import { curveSummary, trendOf } from '../../../renderer/charts/curve-summary';
import { everyNth, thinnedNote } from '../../../renderer/charts/data-table';
import { epochTable } from '../../../renderer/charts/epoch-table';
import { lossChart } from '../../../renderer/charts/loss';
import { madeUpHistory } from '../made-up-run';

describe('a long table', () => {
  it('keeps every nth line, the first, the last and the marked ones, and says so', () => {
    const thinned = everyNth(1001, [499], 100);
    expect(thinned.every).toBe(11);
    expect(thinned.indices.slice(0, 3)).toEqual([0, 10, 21]);
    expect(thinned.indices).toContain(499);
    expect(thinned.indices.at(-1)).toBe(1000);
    expect(thinnedNote(thinned, 1001)).toBe(
      'Every 11th line, with the first and the last: 93 of 1,001.',
    );
  });

  it('is whole where it is short, without a note', () => {
    const thinned = everyNth(3);
    expect(thinned).toEqual({ every: 1, indices: [0, 1, 2] });
    expect(thinnedNote(thinned, 3)).toBeUndefined();
    expect(everyNth(0).indices).toEqual([]);
  });

  it('of epochs says which are shown and marks the best', () => {
    const history = madeUpHistory(1688 * 450, 450);
    const { lines, note } = epochTable(history, 'classes');
    expect(lines.length).toBeLessThan(205);
    expect(note).toMatch(/^Every 3rd epoch, with the first, the last and the best: \d+ of 450\.$/);
    const marked = lines.filter(({ cells }) =>
      cells.some((cell) => typeof cell !== 'string' && cell.mark === 'lowest'),
    );
    expect(marked).toHaveLength(1);
    expect(lines.at(-1)?.head).toBe('450');
  });
});

describe('a curve in words', () => {
  it('says where it is, which way it goes and which epoch was best', () => {
    const history = madeUpHistory(1688 * 3);
    expect(curveSummary(lossChart, history)).toMatch(
      /^Loss, 3 of 5 epochs ended\. Training \d\.\d{4}, falling\. Validation \d\.\d{4}, \w+( \w+)?; best in epoch \d, at \d\.\d{4}\.$/,
    );
    expect(curveSummary(accuracyChart, history)).toMatch(/^Accuracy, .* Training \d\d\.\d\d %/);
  });

  it('makes nothing up: no epoch, no validation, no trend', () => {
    expect(curveSummary(lossChart, undefined)).toBe('No epoch has ended yet.');
    expect(curveSummary(lossChart, madeUpHistory(1688, 5, false))).toMatch(
      /^Loss, 1 of 5 epochs ended\. Training \d\.\d{4}\.$/,
    );
  });

  it('calls a change of less than a hundredth none', () => {
    expect(trendOf([1])).toBe('unknown');
    expect(trendOf([1, 1.005])).toBe('level');
    expect(trendOf([1, 1.1])).toBe('rising');
    expect(trendOf([1, 0.9])).toBe('falling');
    expect(trendOf([1, NaN])).toBe('unknown');
  });
});
