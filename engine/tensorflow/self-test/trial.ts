/** One operation put to the test: what TensorFlow makes of small numbers, and what plain float64 code makes of them. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { uniform } from '../../random';
import type { Tf } from '../runtime';

export interface Trial {
  readonly name: string;
  /** All tensors that it makes are let go by whoever calls. */
  readonly run: (tf: Tf) => Tensor;
  readonly expected: ArrayLike<number>;
}

/** The same `count` numbers in [-2, 2) every time, others for each `series`. Exact in float32. */
export function numbers(count: number, series = 0): Float64Array {
  const stream = { seed: 1, purpose: 'noise', layer: series, step: 0 } as const;
  return Float64Array.from({ length: count }, (_, index) => 4 * uniform(stream, index) - 2);
}

export function tensorOf(tf: Tf, values: Float64Array, shape: readonly number[]): Tensor {
  return tf.tensor(Float32Array.from(values), [...shape]);
}
