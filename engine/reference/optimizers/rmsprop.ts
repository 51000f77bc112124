/**
 * RMSprop as Keras 3 writes it: v = rho · v + (1 - rho) g²; centered, a = rho · a + (1 - rho) g and v - a² in v's place;
 * d = lr · g / sqrt(v + epsilon); with momentum p = mu · p + d; w -= d or p.
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function rmsprop(config: OptimizerConfigOf<'RMSprop'>): Optimizer {
  const { rho, momentum, epsilon, centered } = config;
  const slotNames = [
    'velocity',
    ...(momentum > 0 ? ['momentum'] : []),
    ...(centered ? ['averageGradient'] : []),
  ];
  return {
    slotNames,
    apply(value, gradient, slots, { learningRate }) {
      const velocity = slotAt(slots, 0);
      const carried = momentum > 0 ? slotAt(slots, 1) : undefined;
      const average = centered ? slotAt(slots, slotNames.length - 1) : undefined;
      for (const [i, g] of gradient.entries()) {
        let square = rho * (velocity[i] ?? 0) + (1 - rho) * g * g;
        velocity[i] = square;
        if (average !== undefined) {
          const mean = rho * (average[i] ?? 0) + (1 - rho) * g;
          average[i] = mean;
          square -= mean * mean;
        }
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
