/** RMSprop as Keras 3 writes it: v = rho · v + (1 - rho) g²; d = lr · g / sqrt(v + epsilon); with momentum p = mu · p + d; w -= d or p. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function rmsprop({ rho, momentum, epsilon }: OptimizerConfigOf<'RMSprop'>): Optimizer {
  return {
    slotNames: momentum > 0 ? ['velocity', 'momentum'] : ['velocity'],
    apply(value, gradient, slots, { learningRate }) {
      const velocity = slotAt(slots, 0);
      const carried = momentum > 0 ? slotAt(slots, 1) : undefined;
      for (const [i, g] of gradient.entries()) {
        const square = rho * (velocity[i] ?? 0) + (1 - rho) * g * g;
        velocity[i] = square;
        let step = (learningRate * g) / Math.sqrt(square + epsilon);
        if (carried !== undefined) {
          step += momentum * (carried[i] ?? 0);
          carried[i] = step;
        }
        value[i] = (value[i] ?? 0) - step;
      }
    },
  };
}
