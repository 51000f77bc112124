/** SGD as Keras 3 writes it: plain w -= lr · g; with momentum v = mu · v - lr · g, w += v, or by Nesterov w += mu · v - lr · g. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { slotAt, type Optimizer } from './optimizer';

export function sgd(tf: Tf, { momentum, nesterov }: OptimizerConfigOf<'SGD'>): Optimizer {
  if (momentum === 0) {
    return {
      slotNames: [],
      step: (value, gradient, _slots, { learningRate }) => ({
        value: tf.sub(value, tf.mul(gradient, learningRate)),
        slots: [],
      }),
    };
  }
  return {
    slotNames: ['momentum'],
    step(value, gradient, slots, { learningRate }) {
      const pull = tf.mul(gradient, learningRate);
      const velocity = tf.sub(tf.mul(slotAt(slots, 0), momentum), pull);
      const move = nesterov ? tf.sub(tf.mul(velocity, momentum), pull) : velocity;
      return { value: tf.add(value, move), slots: [velocity] };
    },
  };
}
