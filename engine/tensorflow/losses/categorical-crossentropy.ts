/** Cross-entropies of one class of several: from probabilities, or from the logits that a last softmax is applied to. */
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { LossConfigOf } from '../../../contract/losses/registry';
import type { Tf } from '../runtime';
import { shares } from '../softmax';
import { EPSILON, overRows, type Loss } from './loss';

/** q = y / Σ y, p = clip(q, 1e-7, 1 - 1e-7), loss = -Σ t · ln p. Where the clip cuts, no gradient passes. */
export function categoricalCrossentropy(
  tf: Tf,
  { labelSmoothing }: LossConfigOf<'categorical_crossentropy'>,
): Loss {
  return smoothed(tf, labelSmoothing, (outputs, targets) => {
    const share = tf.div(outputs, tf.sum(outputs, 1, true));
    const p = tf.clipByValue(share, EPSILON, 1 - EPSILON);
    return tf.neg(tf.sum(tf.mul(targets, tf.log(p)), 1));
  });
}

/** Keras takes ln p, p = clip(y, 1e-7, 1 - 1e-7), for logits. */
export function sparseCategoricalCrossentropy(tf: Tf): Loss {
  const fromLogits = crossentropyOfLogits(tf);
  return (outputs, targets) =>
    fromLogits(tf.log(tf.clipByValue(outputs, EPSILON, 1 - EPSILON)), targets);
}

export function categoricalFromLogits(
  tf: Tf,
  { labelSmoothing }: LossConfigOf<'categorical_crossentropy'>,
): Loss {
  return smoothed(tf, labelSmoothing, crossentropyOfLogits(tf));
}

/**
 * loss = Σ t · (ln Σ exp x - x); d(loss)/dx = softmax(x) · Σ t - t. Nothing is clipped. The largest x adds 1 to the sum: kept out of it, so
 * that a small loss is not lost in that 1.
 */
export function crossentropyOfLogits(tf: Tf): Loss {
  return overRows(
    tf,
    (x, t) => {
      const [, classes = 1] = x.shape;
      const shifted = tf.sub(x, tf.max(x, 1, true));
      const others = tf.oneHot(tf.argMax(x, 1), classes, 0, 1, 'float32');
      const logSum = tf.log1p(tf.sum(tf.mul(tf.exp(shifted), others), 1, true));
      return tf.sum(tf.mul(t, tf.sub(logSum, shifted)), 1);
    },
    (x, t) => tf.sub(tf.mul(shares(tf, x), tf.sum(t, 1, true)), t),
  );
}

/** Each target t becomes t · (1 - smoothing) + smoothing / classes. */
function smoothed(tf: Tf, smoothing: number, loss: Loss): Loss {
  if (smoothing === 0) return loss;
  return (outputs, targets): Tensor1D => {
    const [, classes] = targets.shape;
    const drawn: Tensor = tf.add(tf.mul(targets, 1 - smoothing), smoothing / classes);
    return loss(outputs, drawn as typeof targets);
  };
}
