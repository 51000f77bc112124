/** Keras's three ways of keeping gradients small before any optimizer sees them. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ClippingConfig } from '../../../contract/optimizers/base-fields';
import type { Tf } from '../runtime';

/**
 * clipnorm: g · c / max(‖g‖, c) for each tensor; globalClipnorm: the same with the norm of all tensors together; clipvalue: each element
 * within ±c.
 */
export function clipGradients(
  tf: Tf,
  { clipnorm, clipvalue, globalClipnorm }: ClippingConfig,
  gradients: readonly Tensor[],
): readonly Tensor[] {
  const squareSum = (gradient: Tensor): Tensor => tf.sum(tf.square(gradient));
  const scaled = (gradient: Tensor, norm: Tensor, limit: number): Tensor =>
    tf.div(tf.mul(gradient, limit), tf.maximum(norm, limit));
  if (clipnorm > 0) {
    return gradients.map((gradient) => scaled(gradient, tf.sqrt(squareSum(gradient)), clipnorm));
  }
  if (globalClipnorm > 0 && gradients.length > 0) {
    const sums = gradients.map(squareSum).reduce((sum, one) => tf.add(sum, one));
    const norm = tf.sqrt(sums);
    return gradients.map((gradient) => scaled(gradient, norm, globalClipnorm));
  }
  if (clipvalue > 0) {
    return gradients.map((gradient) => tf.clipByValue(gradient, -clipvalue, clipvalue));
  }
  return gradients;
}
