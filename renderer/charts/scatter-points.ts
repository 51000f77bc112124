/** Predicted against true values as a square plot: its axes, alike in both directions, and what is read at each point. */
import type { Evaluation } from '../../contract/evaluation';
import { t } from '../../contract/text/text';
import { formatFixed } from '../ui/format-number';
import { roundStep, type AxisRange } from './axis-range';

export type Predictions = NonNullable<Evaluation['predictions']>;

export interface ScatterPoint {
  /** Index in the test part of the dataset. */
  readonly sample: number;
  readonly actual: number;
  readonly predicted: number;
}

/** By true value, the smallest first, so that the keys walk along the axis. */
export function scatterPoints({
  samples,
  actual,
  predicted,
}: Predictions): readonly ScatterPoint[] {
  return samples
    .map((sample, i) => ({ sample, actual: actual[i] ?? NaN, predicted: predicted[i] ?? NaN }))
    .sort((a, b) => a.actual - b.actual || a.predicted - b.predicted);
}

const INTERVALS = 8;

/** Round bounds around every true and predicted value. */
export function scatterRange(points: readonly ScatterPoint[]): AxisRange {
  const values = points
    .flatMap(({ actual, predicted }) => [actual, predicted])
    .filter((value) => Number.isFinite(value));
  if (values.length === 0) return { min: 0, max: 1, step: 0.2 };
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const step = roundStep(Math.max(high - low, 1e-6) / INTERVALS);
  return { min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step, step };
}

/** "true 24.00, predicted 22.70: 1.30 too low" */
export function pointText({ actual, predicted }: ScatterPoint): string {
  const error = predicted - actual;
  const digits = Math.max(Math.abs(actual), Math.abs(predicted)) >= 10 ? 2 : 4;
  return t('evaluate.point', {
    actual: formatFixed(actual, digits),
    predicted: formatFixed(predicted, digits),
    error: formatFixed(Math.abs(error), digits),
    side: error < 0 ? 'low' : 'high',
  });
}
