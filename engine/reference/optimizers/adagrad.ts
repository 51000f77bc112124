/** Adagrad as Keras 3 writes it: a += g²; w -= lr · g / sqrt(a + epsilon). */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function adagrad({
  initialAccumulatorValue,
  epsilon,
}: OptimizerConfigOf<'Adagrad'>): Optimizer {
  return {
    slotNames: ['accumulator'],
    initialSlot: initialAccumulatorValue,
    apply(value, gradient, slots, { learningRate }) {
      const accumulator = slotAt(slots, 0);
      for (const [i, g] of gradient.entries()) {
        const sum = (accumulator[i] ?? 0) + g * g;
        accumulator[i] = sum;
        value[i] = (value[i] ?? 0) - (learningRate * g) / Math.sqrt(sum + epsilon);
      }
    },
  };
}
