import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatLoss,
  formatPercent,
  formatPlain,
  formatRate,
} from '../../../renderer/ui/format-number';
import { formatDuration, formatRoughly, formatSpan } from '../../../renderer/ui/format-time';

describe('numbers as the window writes them', () => {
  it('groups counts', () => {
    expect(formatCount(101_770)).toBe('101,770');
    expect(formatCount(NaN)).toBe('–');
  });

  it('keeps the decimals of losses and shares steady', () => {
    expect([0.0896, 2.3, 12.3456, 4321.98].map(formatLoss)).toEqual([
      '0.0896',
      '2.3000',
      '12.35',
      '4,322.0',
    ]);
    expect(formatPercent(0.973)).toBe('97.30');
    expect(formatPercent(1, 1)).toBe('100.0');
    expect(formatLoss(Infinity)).toBe('–');
  });

  it('writes rates short, with their prefix apart', () => {
    expect(formatRate(301_234)).toEqual({ number: '301', prefix: 'k' });
    expect(formatRate(28_040)).toEqual({ number: '28.0', prefix: 'k' });
    expect(formatRate(1_530_000)).toEqual({ number: '1.5', prefix: 'M' });
    expect(formatRate(950)).toEqual({ number: '950', prefix: '' });
    expect(formatRate(0)).toEqual({ number: '–', prefix: '' });
  });

  it('writes numbers to be edited as they are typed', () => {
    expect([1e-7, 0.001, 1_000_000].map(formatPlain)).toEqual(['1e-7', '0.001', '1000000']);
    expect(formatPlain(NaN)).toBe('');
  });
});

describe('spans of time', () => {
  it('are tenths of a second, seconds, then a stop watch', () => {
    expect([0.42, 9.97, 42.4, 59.7, 760, 3729].map(formatSpan)).toEqual([
      '0.4 s',
      '10 s',
      '42 s',
      '1:00',
      '12:40',
      '1:02:09',
    ]);
    expect(formatDuration(NaN)).toBe('–');
  });

  it('are never less than a second when they are only estimated', () => {
    expect([0.2, 7.4, 90].map(formatRoughly)).toEqual(['1 s', '7 s', '1:30']);
  });
});
