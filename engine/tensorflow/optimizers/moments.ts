/** The moving averages of Adam and its kin. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tf } from '../runtime';

/** m + (g - m) · (1 - beta) */
export function follow(tf: Tf, average: Tensor, present: Tensor, beta: number): Tensor {
  return tf.add(average, tf.mul(tf.sub(present, average), 1 - beta));
}

/** rho · a + (1 - rho) · g */
export function blend(tf: Tf, average: Tensor, present: Tensor, rho: number): Tensor {
  return tf.add(tf.mul(average, rho), tf.mul(present, 1 - rho));
}
