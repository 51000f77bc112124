/**
 * Adam as Keras 3 writes it: m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2); w -= alpha · m / (sqrt(v) + epsilon), with amsgrad
 * the largest v so far in v's place. AdamW is the same: its weight decay is every optimizer's (update.ts).
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { follow } from './moments';
import { slotAt, type Optimizer } from './optimizer';

type AdamConfig = OptimizerConfigOf<'Adam'> | OptimizerConfigOf<'AdamW'>;

export function adam(tf: Tf, { beta1, beta2, epsilon, amsgrad }: AdamConfig): Optimizer {
  return {
    slotNames: amsgrad ? ['m', 'v', 'vHat'] : ['m', 'v'],
    step(value, gradient, slots, { learningRate, step }) {
      const alpha = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      const m = follow(tf, slotAt(slots, 0), gradient, beta1);
      const v = follow(tf, slotAt(slots, 1), tf.square(gradient), beta2);
      const largest = amsgrad ? tf.maximum(slotAt(slots, 2), v) : v;
      const move = tf.div(tf.mul(m, alpha), tf.add(tf.sqrt(largest), epsilon));
      return { value: tf.sub(value, move), slots: amsgrad ? [m, v, largest] : [m, v] };
    },
  };
}
