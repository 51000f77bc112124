/** Axes with few, round gridlines that do not jump about while values arrive. */

export interface AxisRange {
  readonly min: number;
  readonly max: number;
  /** Distance between two gridlines. */
  readonly step: number;
}

const MAX_INTERVALS = 4;
/** A narrower range replaces the present one only when it needs less than this share of it. */
const SHRINK_BELOW = 0.6;

/** The round range from `anchor` to at least `reach`, which may lie above or below it. */
export function rangeFrom(anchor: number, reach: number): AxisRange {
  const span = Math.max(Math.abs(reach - anchor), 1e-6);
  const step = roundStep(span / MAX_INTERVALS);
  const length = Math.ceil(span / step - 1e-9) * step;
  return reach < anchor
    ? { min: anchor - length, max: anchor, step }
    : { min: anchor, max: anchor + length, step };
}

/** `wanted`, unless the present range still shows it well. */
export function steadyRange(present: AxisRange | undefined, wanted: AxisRange): AxisRange {
  if (present === undefined) return wanted;
  const fits = wanted.min >= present.min - 1e-9 && wanted.max <= present.max + 1e-9;
  const isClose = wanted.max - wanted.min >= SHRINK_BELOW * (present.max - present.min);
  return fits && isClose ? present : wanted;
}

export function ticksOf({ min, max, step }: AxisRange): readonly number[] {
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, i) => min + i * step);
}

/** Decimals needed to tell gridlines `step` apart. */
export function digitsOf(step: number): number {
  return Math.min(8, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

/** Whole epochs for the x axis: at most `maxCount` of them, the first and the last among them. */
export function epochTicks(total: number, maxCount: number): readonly number[] {
  const step = Math.max(1, Math.ceil(roundStep(total / Math.max(1, maxCount))));
  const ticks = [0];
  for (let epoch = step; epoch < total - step / 2; epoch += step) ticks.push(epoch);
  ticks.push(total);
  return ticks;
}

/** The next of 1, 2, 5, 10, ... times a power of ten. */
export function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw) + 1e-9);
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}
