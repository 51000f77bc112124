/** Lion as Keras 3 writes it: w -= lr · sign(beta1 · m + (1 - beta1) g); m = beta2 · m + (1 - beta2) g. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { blend } from './moments';
import { slotAt, type Optimizer } from './optimizer';

export function lion(tf: Tf, { beta1, beta2 }: OptimizerConfigOf<'Lion'>): Optimizer {
  return {
    slotNames: ['momentum'],
    step(value, gradient, slots, { learningRate }) {
      const momentum = slotAt(slots, 0);
      const direction = tf.sign(blend(tf, momentum, gradient, beta1));
      return {
        value: tf.sub(value, tf.mul(direction, learningRate)),
        slots: [blend(tf, momentum, gradient, beta2)],
      };
    },
  };
}
