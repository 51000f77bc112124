/** What the normalizations have in common: to mean 0 and variance 1 along some axes, then scaled and shifted along the last. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { savedAt, withGradient } from './custom-gradient';
import type { Tf } from './runtime';

interface Learned {
  readonly gamma: Tensor | undefined;
  readonly beta: Tensor | undefined;
}

interface Normalized {
  readonly output: Tensor;
  /** Without the axes that they were taken along. The variance is divided by the number of values, not by one less. */
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/**
 * x̂ = (x - mean) / √(variance + epsilon), output = gamma · x̂ + beta. Mean and variance depend on x too: with g = dy · gamma,
 * dx = (g - mean of g - x̂ · mean of g · x̂) / √(variance + epsilon).
 */
export function normalize(
  tf: Tf,
  input: Tensor,
  axes: readonly number[],
  epsilon: number,
  { gamma, beta }: Learned,
): Normalized {
  const along = [...axes];
  const mean = tf.mean(input, along, true);
  const variance = tf.mean(tf.squaredDifference(input, mean), along, true);
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const unit = withGradient(
    tf,
    [input],
    () => {
      const value = tf.mul(tf.sub(input, mean), inverse);
      return { value, saved: [value, inverse] };
    },
    (g, saved) => {
      const [own, factor] = [savedAt(saved, 0), savedAt(saved, 1)];
      const share = tf.mul(own, tf.mean(tf.mul(g, own), along, true));
      return [tf.mul(factor, tf.sub(tf.sub(g, tf.mean(g, along, true)), share))];
    },
  );
  const scaled = gamma === undefined ? unit : tf.mul(unit, gamma);
  return {
    output: beta === undefined ? scaled : tf.add(scaled, beta),
    mean: tf.squeeze(mean, along),
    variance: tf.squeeze(variance, along),
  };
}
