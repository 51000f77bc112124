/**
 * Samples as the engine feeds them: held once as they were handed over (bytes stay bytes), a batch at a time turned into rows of numbers.
 * Putting such a batch together is a small part of a step; what TensorFlow gets is a copy.
 */
import { sizeOf, type Shape } from '../../contract/shapes';
import { checkSamples } from '../check-samples';
import type { SampleData, SampleSet } from '../engine';

export interface BatchRows {
  /** count × size of one sample's input. */
  readonly inputs: Float32Array;
  /** count × width: rows of values; a class as a one-hot row. */
  readonly targets: Float32Array;
  /** One a sample; undefined when all count alike. */
  readonly weights: Float32Array | undefined;
}

export class TensorflowSamples implements SampleSet {
  readonly count: number;
  readonly inputShape: Shape;
  readonly targetWidth: number;
  #data: SampleData | undefined;
  /** What each byte becomes. */
  readonly #table: Float32Array;

  /** Data whose lengths contradict each other are a bug of the caller. */
  constructor(data: SampleData) {
    checkSamples(data);
    const { targets, inputScale } = data;
    this.#data = data;
    this.count = data.count;
    this.inputShape = data.inputShape;
    this.targetWidth = targets.kind === 'classes' ? targets.classCount : sizeOf(targets.shape);
    const divisor = 1 / inputScale;
    this.#table = Float32Array.from({ length: 256 }, (_, value) => value / divisor);
  }

  rows(indices: Uint32Array, start: number, count: number): BatchRows {
    const data = this.#data;
    if (data === undefined) throw new Error('These samples have been let go');
    const width = sizeOf(this.inputShape);
    const inputs = new Float32Array(count * width);
    const targets = new Float32Array(count * this.targetWidth);
    const weights = data.sampleWeights && new Float32Array(count);
    for (let row = 0; row < count; row++) {
      const sample = indices[start + row];
      if (sample === undefined || sample >= this.count) throw new RangeError('No such sample');
      this.#readInput(data, sample, inputs.subarray(row * width, (row + 1) * width));
      this.#readTarget(data, sample, targets, row);
      if (weights !== undefined) weights[row] = data.sampleWeights?.[sample] ?? 1;
    }
    return { inputs, targets, weights };
  }

  dispose(): void {
    this.#data = undefined;
  }

  #readInput({ inputs, inputScale }: SampleData, sample: number, row: Float32Array): void {
    const from = sample * row.length;
    if (inputs instanceof Uint8Array) {
      const table = this.#table;
      for (let i = 0; i < row.length; i++) row[i] = table[inputs[from + i] ?? 0] ?? 0;
    } else if (inputScale === 1) {
      row.set(inputs.subarray(from, from + row.length));
    } else {
      const divisor = 1 / inputScale;
      for (let i = 0; i < row.length; i++) row[i] = (inputs[from + i] ?? 0) / divisor;
    }
  }

  #readTarget({ targets }: SampleData, sample: number, rows: Float32Array, row: number): void {
    const width = this.targetWidth;
    if (targets.kind === 'classes') rows[row * width + (targets.labels[sample] ?? 0)] = 1;
    else rows.set(targets.values.subarray(sample * width, (sample + 1) * width), row * width);
  }
}
