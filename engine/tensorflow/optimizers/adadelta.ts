/**
 * Adadelta as Keras 3 writes it: a = rho · a + (1 - rho) g²; d = sqrt(x + epsilon) · g / sqrt(a + epsilon);
 * x = rho · x + (1 - rho) d²; w -= lr · d.
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { blend } from './moments';
import { slotAt, type Optimizer } from './optimizer';

export function adadelta(tf: Tf, { rho, epsilon }: OptimizerConfigOf<'Adadelta'>): Optimizer {
  return {
    slotNames: ['accumulatedGradient', 'accumulatedDelta'],
    step(value, gradient, slots, { learningRate }) {
      const before = slotAt(slots, 1);
      const square = blend(tf, slotAt(slots, 0), tf.square(gradient), rho);
      const root = (x: typeof square) => tf.sqrt(tf.add(x, epsilon));
      const delta = tf.div(tf.mul(root(before), gradient), root(square));
      return {
        value: tf.sub(value, tf.mul(delta, learningRate)),
        slots: [square, blend(tf, before, tf.square(delta), rho)],
      };
    },
  };
}
