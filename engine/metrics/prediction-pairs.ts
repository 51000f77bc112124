/** What was predicted beside what was true, for some samples evenly chosen: enough to draw. */
import { MAX_PREDICTIONS } from '../../contract/evaluation';
import { sizeOf } from '../../contract/shapes';
import type { SampleTargets } from '../engine';

export class PredictionPairs {
  /** The first value of each sample's targets, and of its answers. */
  readonly pairs: { samples: number[]; actual: number[]; predicted: number[] } = {
    samples: [],
    actual: [],
    predicted: [],
  };
  readonly #values: Float32Array;
  readonly #width: number;
  readonly #every: number;

  constructor(targets: Extract<SampleTargets, { kind: 'values' }>, sampleCount: number) {
    this.#values = targets.values;
    this.#width = sizeOf(targets.shape);
    this.#every = Math.ceil(sampleCount / MAX_PREDICTIONS);
  }

  /** Row b of `outputs` belongs to sample indices[start + b]. */
  add(outputs: Float32Array, indices: Uint32Array, start: number, count: number): void {
    for (let row = 0; row < count; row++) {
      const sample = indices[start + row] ?? 0;
      if (sample % this.#every !== 0) continue;
      this.pairs.samples.push(sample);
      this.pairs.actual.push(this.#values[sample * this.#width] ?? NaN);
      this.pairs.predicted.push(outputs[row * this.#width] ?? NaN);
    }
  }
}
