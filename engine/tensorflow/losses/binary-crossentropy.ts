/** Cross-entropy of each output on its own: from probabilities, or from the logits that a last sigmoid is applied to. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { LossConfigOf } from '../../../contract/losses/registry';
import type { Tf } from '../runtime';
import { EPSILON, meanOverOutputs, type Loss } from './loss';

type Config = LossConfigOf<'binary_crossentropy'>;

/** -(s · ln p + (1 - s) · ln(1 - p)), p = clip(y, 1e-7, 1 - 1e-7). Where the clip cuts, no gradient passes. */
export function binaryCrossentropy(tf: Tf, { labelSmoothing }: Config): Loss {
  const drawn = drawnToHalf(tf, labelSmoothing);
  const clip = (y: Tensor) => tf.clipByValue(y, EPSILON, 1 - EPSILON);
  return meanOverOutputs(
    tf,
    (y, t) => {
      const [p, s] = [clip(y), drawn(t)];
      const others = tf.mul(tf.sub(1, s), tf.log(tf.sub(1, p)));
      return tf.neg(tf.add(tf.mul(s, tf.log(p)), others));
    },
    (y, t) => {
      const p = clip(y);
      const slope = tf.div(tf.sub(p, drawn(t)), tf.mul(p, tf.sub(1, p)));
      return tf.where(tf.equal(p, y), slope, tf.zerosLike(slope));
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
