/** Adamax as Keras 3 writes it: m as Adam's; u = max(beta2 · u, |g|); w -= lr · m / ((1 - beta1^t)(u + epsilon)). */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { follow } from './moments';
import { slotAt, type Optimizer } from './optimizer';

export function adamax(tf: Tf, { beta1, beta2, epsilon }: OptimizerConfigOf<'Adamax'>): Optimizer {
  return {
    slotNames: ['m', 'u'],
    step(value, gradient, slots, { learningRate, step }) {
      const m = follow(tf, slotAt(slots, 0), gradient, beta1);
      const u = tf.maximum(tf.mul(slotAt(slots, 1), beta2), tf.abs(gradient));
      const move = tf.div(tf.mul(m, learningRate / (1 - beta1 ** step)), tf.add(u, epsilon));
      return { value: tf.sub(value, move), slots: [m, u] };
    },
  };
}
