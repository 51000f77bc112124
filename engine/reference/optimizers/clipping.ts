/** Keras's three ways of keeping gradients small before any optimizer sees them, and the weight decay that goes before its step. */
import type { ClippingConfig } from '../../../contract/optimizers/base-fields';

/**
 * clipnorm: g · c / max(‖g‖, c) for each tensor; globalClipnorm: the same with the norm of all tensors together; clipvalue: each element
 * within ±c. Gives new tensors where anything is on.
 */
export function clipGradients(
  { clipnorm, clipvalue, globalClipnorm }: ClippingConfig,
  gradients: readonly Float64Array[],
): readonly Float64Array[] {
  const scaled = (gradient: Float64Array, norm: number, limit: number): Float64Array =>
    gradient.map((g) => (g * limit) / Math.max(norm, limit));
  if (clipnorm > 0) {
    return gradients.map((g) => scaled(g, Math.sqrt(squareSum(g)), clipnorm));
  }
  if (globalClipnorm > 0) {
    const norm = Math.sqrt(gradients.reduce((sum, gradient) => sum + squareSum(gradient), 0));
    return gradients.map((gradient) => scaled(gradient, norm, globalClipnorm));
  }
  if (clipvalue > 0) {
    return gradients.map((g) => g.map((one) => Math.min(Math.max(one, -clipvalue), clipvalue)));
  }
  return gradients;
}

function squareSum(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** w -= w · weightDecay · learningRate, in place. */
export function decayWeights(value: Float64Array, weightDecay: number, learningRate: number): void {
  for (const [i, w] of value.entries()) value[i] = w - w * weightDecay * learningRate;
}
