/**
 * softmax over the last axis. A row of TensorFlow's own sums to 1 but for a rounding; where one number is certain, that rounding is all
 * that is left of a gradient that should vanish, and large numbers before it make it large. So each row is divided by its sum.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import { savedAt, withGradient } from './custom-gradient';
import type { Tf } from './runtime';

/** Without a gradient of its own. */
export function shares(tf: Tf, x: Tensor): Tensor {
  const rough = tf.softmax(x);
  return tf.div(rough, tf.sum(rough, -1, true));
}

/** y = softmax(x); dx = y · (dy - Σ dy · y). */
export function softmax(tf: Tf, x: Tensor): Tensor {
  return withGradient(
    tf,
    [x],
    () => {
      const y = shares(tf, x);
      return { value: y, saved: [y] };
    },
    (dy, saved) => {
      const y = savedAt(saved, 0);
      return [tf.mul(y, tf.sub(dy, tf.sum(tf.mul(dy, y), -1, true)))];
    },
  );
}
