/** Samples as the reference reads them: a batch of scaled inputs and of target rows in float64, taken by index. */
import { sizeOf } from '../../contract/shapes';
import type { SampleData, SampleSet, SampleTargets } from '../engine';

export interface Batch {
  readonly inputs: Float64Array;
  /** Rows of values; a class as a one-hot row. */
  readonly targets: Float64Array;
  /** One a sample; 1 where the samples have none. */
  readonly weights: Float64Array;
}

export class ReferenceSamples implements SampleSet {
  readonly count: number;
  readonly #data: SampleData;

  constructor(data: SampleData) {
    this.#data = data;
    this.count = data.count;
  }

  batch(indices: Uint32Array, start: number, count: number): Batch {
    const inputSize = sizeOf(this.#data.inputShape);
    const targetSize = targetWidth(this.#data.targets);
    const inputs = new Float64Array(count * inputSize);
    const targets = new Float64Array(count * targetSize);
    const weights = new Float64Array(count).fill(1);
    for (let row = 0; row < count; row++) {
      const sample = indices[start + row];
      if (sample === undefined || sample >= this.count) throw new RangeError('No such sample');
      this.#readInput(sample, inputs.subarray(row * inputSize, (row + 1) * inputSize));
      this.#readTarget(sample, targets.subarray(row * targetSize, (row + 1) * targetSize));
      weights[row] = this.#data.sampleWeights?.[sample] ?? 1;
    }
    return { inputs, targets, weights };
  }

  #readInput(sample: number, row: Float64Array): void {
    const { inputs, inputScale } = this.#data;
    const divisor = 1 / inputScale;
    const from = sample * row.length;
    for (let i = 0; i < row.length; i++) row[i] = Math.fround((inputs[from + i] ?? 0) / divisor);
  }

  #readTarget(sample: number, row: Float64Array): void {
    const { targets } = this.#data;
    if (targets.kind === 'values') {
      row.set(targets.values.subarray(sample * row.length, (sample + 1) * row.length));
    } else {
      row[targets.labels[sample] ?? 0] = 1;
    }
  }

  dispose(): void {
    // The data belongs to whoever loaded it; nothing is held here.
  }
}

function targetWidth(targets: SampleTargets): number {
  return targets.kind === 'classes' ? targets.classCount : sizeOf(targets.shape);
}
