/** The losses that are the mean, over the outputs, of some distance between output and target. */
import type { LossConfigOf } from '../../../contract/losses/registry';
import type { Tf } from '../runtime';
import { EPSILON, meanOverOutputs, type Loss } from './loss';

export function meanSquaredError(tf: Tf): Loss {
  return meanOverOutputs(
    tf,
    (y, t) => tf.squaredDifference(y, t),
    (y, t) => tf.mul(tf.sub(y, t), 2),
  );
}

export function meanAbsoluteError(tf: Tf): Loss {
  return meanOverOutputs(
    tf,
    (y, t) => tf.abs(tf.sub(y, t)),
    (y, t) => tf.sign(tf.sub(y, t)),
  );
}

/** 100 · |y - t| / max(|t|, 1e-7). */
export function meanAbsolutePercentageError(tf: Tf): Loss {
  return meanOverOutputs(
    tf,
    (y, t) => tf.mul(tf.div(tf.abs(tf.sub(y, t)), tf.maximum(tf.abs(t), EPSILON)), 100),
    (y, t) => tf.div(tf.mul(tf.sign(tf.sub(y, t)), 100), tf.maximum(tf.abs(t), EPSILON)),
  );
}

/** e² / 2 where |e| <= delta, else delta · |e| - delta² / 2, with e = y - t: c · (|e| - c / 2), c = min(|e|, delta). */
export function huber(tf: Tf, { delta }: LossConfigOf<'huber'>): Loss {
  return meanOverOutputs(
    tf,
    (y, t) => {
      const distance = tf.abs(tf.sub(y, t));
      const close = tf.minimum(distance, delta);
      return tf.mul(close, tf.sub(distance, tf.mul(close, 0.5)));
    },
    (y, t) => tf.clipByValue(tf.sub(y, t), -delta, delta),
  );
}

/** ln cosh e: with s = sinh(e / 2), ln(1 + 2 s²) near 0, where it does not cancel; |e| + ln(1 + e^(-2|e|)) - ln 2 far out. Slope: tanh e. */
export function logCosh(tf: Tf): Loss {
  return meanOverOutputs(
    tf,
    (y, t) => {
      const e = tf.abs(tf.sub(y, t));
      const near = tf.log1p(tf.mul(tf.square(tf.sinh(tf.mul(tf.minimum(e, 1), 0.5))), 2));
      const far = tf.sub(tf.add(e, tf.log1p(tf.exp(tf.mul(e, -2)))), Math.LN2);
      return tf.where(tf.less(e, 1), near, far);
    },
    (y, t) => tf.tanh(tf.sub(y, t)),
  );
}
