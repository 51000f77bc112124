/** The metrics of an evaluation, counted side by side in one walk over the answers. */
import type { MetricKind, MetricValues } from '../../contract/metrics/registry';
import { sizeOf } from '../../contract/shapes';
import type { SampleTargets } from '../engine';
import type { Accumulator } from './accumulator';
import { auc } from './auc';
import { accuracy, f1Score, precision, recall, topKCategoricalAccuracy } from './classification';
import { meanAbsoluteError, r2Score, rootMeanSquaredError } from './regression';

/** By the number of outputs. */
const ACCUMULATORS: { readonly [K in MetricKind]: (width: number) => Accumulator } = {
  accuracy,
  top_k_categorical_accuracy: topKCategoricalAccuracy,
  precision,
  recall,
  f1_score: f1Score,
  auc,
  mean_absolute_error: meanAbsoluteError,
  root_mean_squared_error: rootMeanSquaredError,
  r2_score: r2Score,
};

export class MetricSet {
  readonly #targets: SampleTargets;
  readonly #width: number;
  readonly #metrics: ReadonlyMap<MetricKind, Accumulator>;

  constructor(kinds: readonly MetricKind[], targets: SampleTargets) {
    this.#targets = targets;
    this.#width = targets.kind === 'classes' ? targets.classCount : sizeOf(targets.shape);
    this.#metrics = new Map(kinds.map((kind) => [kind, ACCUMULATORS[kind](this.#width)]));
  }

  /** Row b of `outputs` belongs to sample indices[start + b]. */
  add(outputs: Float32Array, indices: Uint32Array, start: number, count: number): void {
    if (this.#metrics.size === 0) return;
    const width = this.#width;
    for (let row = 0; row < count; row++) {
      const answers = outputs.subarray(row * width, (row + 1) * width);
      const wanted = this.#wanted(indices[start + row] ?? 0);
      for (const metric of this.#metrics.values()) metric.add(answers, wanted);
    }
  }

  values(): MetricValues {
    return Object.fromEntries([...this.#metrics].map(([kind, metric]) => [kind, metric.result()]));
  }

  #wanted(sample: number): Float32Array {
    const targets = this.#targets;
    const width = this.#width;
    if (targets.kind === 'values') {
      return targets.values.subarray(sample * width, (sample + 1) * width);
    }
    const wanted = new Float32Array(width);
    wanted[targets.labels[sample] ?? 0] = 1;
    return wanted;
  }
}
