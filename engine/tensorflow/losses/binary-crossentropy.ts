/** Cross-entropy of each output on its own: from probabilities, or from the logits that a last sigmoid is applied to. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LossConfigOf } from '../../../contract/losses/registry';
import type { Tf } from '../runtime';
import { EPSILON, meanOverOutputs, type Loss } from './loss';

type Config = LossConfigOf<'binary_crossentropy'>;

/**
 * -(s · ln p + (1 - s) · ln q), p = clip(y, 1e-7, 1 - 1e-7), q = 1 - p. Where the clip cuts, no gradient passes. q is clipped by itself:
 * float32 has no 1 - 1e-7.
 */
export function binaryCrossentropy(tf: Tf, { labelSmoothing }: Config): Loss {
  const drawn = drawnToHalf(tf, labelSmoothing);
  const clip = (y: Tensor) => tf.clipByValue(y, EPSILON, 1);
  return meanOverOutputs(
    tf,
    (y, t) => {
      const s = drawn(t);
      const others = tf.mul(tf.sub(1, s), tf.log(clip(tf.sub(1, y))));
      return tf.neg(tf.add(tf.mul(s, tf.log(clip(y))), others));
    },
    (y, t) => {
      const rest = tf.sub(1, y);
      const [p, q] = [clip(y), clip(rest)];
      const slope = tf.div(tf.sub(y, drawn(t)), tf.mul(p, q));
      const isWithin = tf.logicalAnd(tf.equal(p, y), tf.equal(q, rest));
      return tf.where(isWithin, slope, tf.zerosLike(slope));
    },
  );
}

/** max(z, 0) - z · s + ln(1 + e^-|z|); its derivative is sigmoid(z) - s. */
export function binaryFromLogits(tf: Tf, { labelSmoothing }: Config): Loss {
  const drawn = drawnToHalf(tf, labelSmoothing);
  return meanOverOutputs(
    tf,
    (z, t) => {
      const rest = tf.log1p(tf.exp(tf.neg(tf.abs(z))));
      return tf.add(tf.sub(tf.relu(z), tf.mul(z, drawn(t))), rest);
    },
    (z, t) => tf.sub(tf.sigmoid(z), drawn(t)),
  );
}

function drawnToHalf(tf: Tf, smoothing: number): (targets: Tensor) => Tensor {
  if (smoothing === 0) return (targets) => targets;
  return (targets) => tf.add(tf.mul(targets, 1 - smoothing), smoothing / 2);
}
