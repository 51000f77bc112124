/** Each class's accuracy as a bar with its 95 % interval, on an axis that starts where the weakest class needs it to. */
import { classAccuracies, wilsonInterval } from '../../contract/evaluation';
import type { Confusion } from './confusion';

export interface ClassBar {
  readonly correct: number;
  readonly count: number;
  readonly accuracy: number;
  readonly interval: readonly [number, number];
}

export interface ClassBars {
  readonly bars: readonly ClassBar[];
  /** Where the axis starts, 0..0.9; it ends at 1. */
  readonly from: number;
  readonly ticks: readonly number[];
}

const STARTS = [0.9, 0.8, 0.5, 0] as const;

export function classBars(confusion: Confusion): ClassBars {
  const bars = classAccuracies(confusion).map((entry) => ({
    ...entry,
    interval: wilsonInterval(entry.accuracy, entry.count),
  }));
  const lowest = bars
    .filter(({ count }) => count > 0)
    .reduce((low, { interval }) => Math.min(low, interval[0]), 1);
  const from = STARTS.find((start) => start < lowest) ?? 0;
  return { bars, from, ticks: [from, (from + 1) / 2, 1] };
}

/** Where a share stands on the axis, in per cent of its length. */
export function placeOnAxis(share: number, from: number): number {
  return Math.max(0, Math.min(1, (share - from) / (1 - from))) * 100;
}
