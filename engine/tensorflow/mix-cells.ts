/** Cells along one axis as sums of others, by a constant matrix: where TensorFlow has no operation, or no right gradient for it. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tf } from './runtime';

/** x [batch, length, rest], matrix [new length, length] row by row; [batch, new length, rest]. */
export function mixCells(
  tf: Tf,
  x: Tensor,
  matrix: Float32Array,
  { batch, length }: { readonly batch: number; readonly length: number },
): Tensor {
  const shape = [1, matrix.length / length, length];
  const repeated = tf.tile(tf.tensor(matrix, shape), [batch, 1, 1]);
  return tf.matMul(repeated, tf.reshape(x, [batch, length, x.size / batch / length]));
}
