/**
 * Adadelta as Keras 3 writes it: a = rho · a + (1 - rho) g²; d = sqrt(x + epsilon) · g / sqrt(a + epsilon);
 * x = rho · x + (1 - rho) d²; w -= lr · d.
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function adadelta({ rho, epsilon }: OptimizerConfigOf<'Adadelta'>): Optimizer {
  return {
    slotNames: ['accumulatedGradient', 'accumulatedDelta'],
    apply(value, gradient, slots, { learningRate }) {
      const [gradients, deltas] = [slotAt(slots, 0), slotAt(slots, 1)];
      for (const [i, g] of gradient.entries()) {
        const square = rho * (gradients[i] ?? 0) + (1 - rho) * g * g;
        const before = deltas[i] ?? 0;
        const delta = (Math.sqrt(before + epsilon) * g) / Math.sqrt(square + epsilon);
        gradients[i] = square;
        deltas[i] = rho * before + (1 - rho) * delta * delta;
        value[i] = (value[i] ?? 0) - learningRate * delta;
      }
    },
  };
}
