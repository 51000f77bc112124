/** The metric that is counted while training: right answers of classes, absolute errors of values. */
import { sizeOf } from '../../contract/shapes';
import type { SampleTargets } from '../engine';

/** The index of the largest of `count` values from `offset` on; the first one of equals, as NumPy and Keras do. */
export function argmax(values: ArrayLike<number>, offset: number, count: number): number {
  let best = 0;
  let bestValue = values[offset] ?? 0;
  for (let i = 1; i < count; i++) {
    const value = values[offset + i] ?? 0;
    if (value > bestValue) {
      best = i;
      bestValue = value;
    }
  }
  return best;
}

/**
 * How many of the samples indices[start .. start+count) have their label as the largest of their outputs (row b of `outputs`
 * belongs to indices[start + b]). Targets that are values have no right or wrong: 0.
 */
export function countCorrect(
  outputs: ArrayLike<number>,
  targets: SampleTargets,
  indices: Uint32Array,
  start: number,
  count: number,
): number {
  if (targets.kind !== 'classes') return 0;
  const { labels, classCount } = targets;
  let correct = 0;
  for (let row = 0; row < count; row++) {
    const label = labels[indices[start + row] ?? 0];
    if (argmax(outputs, row * classCount, classCount) === label) correct++;
  }
  return correct;
}

/**
 * The sum over the samples of what the running metric averages (contract/metrics/registry.ts): 1 for each right class, or each sample's
 * mean absolute error. Arguments as for `countCorrect`.
 */
export function runningMetricSum(
  outputs: ArrayLike<number>,
  targets: SampleTargets,
  indices: Uint32Array,
  start: number,
  count: number,
): number {
  if (targets.kind === 'classes') return countCorrect(outputs, targets, indices, start, count);
  const { values } = targets;
  const width = sizeOf(targets.shape);
  let sum = 0;
  for (let row = 0; row < count; row++) {
    const from = (indices[start + row] ?? 0) * width;
    for (let i = 0; i < width; i++) {
      sum += Math.abs((outputs[row * width + i] ?? NaN) - (values[from + i] ?? NaN));
    }
  }
  return sum / width;
}
