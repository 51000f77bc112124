/** Adagrad as Keras 3 writes it: a += g²; w -= lr · g / sqrt(a + epsilon). */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { slotAt, type Optimizer } from './optimizer';

export function adagrad(
  tf: Tf,
  { initialAccumulatorValue, epsilon }: OptimizerConfigOf<'Adagrad'>,
): Optimizer {
  return {
    slotNames: ['accumulator'],
    initialSlot: initialAccumulatorValue,
    step(value, gradient, slots, { learningRate }) {
      const sum = tf.add(slotAt(slots, 0), tf.square(gradient));
      const move = tf.div(tf.mul(gradient, learningRate), tf.sqrt(tf.add(sum, epsilon)));
      return { value: tf.sub(value, move), slots: [sum] };
    },
  };
}
