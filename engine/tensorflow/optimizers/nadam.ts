/**
 * Nadam as Keras 3 writes it. The momentum of step t is u_t = beta1 (1 - 0.96^t / 2), and P_t the product of all up to t. With m and v
 * as Adam's: m^ = u_(t+1) m / (1 - P_(t+1)) + (1 - u_t) g / (1 - P_t); v^ = v / (1 - beta2^t); w -= lr · m^ / (sqrt(v^) + epsilon).
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { follow } from './moments';
import { slotAt, type Optimizer } from './optimizer';

export function nadam(tf: Tf, { beta1, beta2, epsilon }: OptimizerConfigOf<'Nadam'>): Optimizer {
  const momentumAt = (step: number): number => beta1 * (1 - 0.5 * 0.96 ** step);
  return {
    slotNames: ['m', 'v'],
    step(value, gradient, slots, { learningRate, step }) {
      let product = 1;
      for (let done = 1; done <= step; done++) product *= momentumAt(done);
      const [present, next] = [momentumAt(step), momentumAt(step + 1)];
      const m = follow(tf, slotAt(slots, 0), gradient, beta1);
      const v = follow(tf, slotAt(slots, 1), tf.square(gradient), beta2);
      const ahead = tf.add(
        tf.mul(m, next / (1 - product * next)),
        tf.mul(gradient, (1 - present) / (1 - product)),
      );
      const size = tf.sqrt(tf.div(v, 1 - beta2 ** step));
      const move = tf.div(tf.mul(ahead, learningRate), tf.add(size, epsilon));
      return { value: tf.sub(value, move), slots: [m, v] };
    },
  };
}
