/** Lion as Keras 3 writes it: w -= lr · sign(beta1 · m + (1 - beta1) g); m = beta2 · m + (1 - beta2) g. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function lion({ beta1, beta2 }: OptimizerConfigOf<'Lion'>): Optimizer {
  return {
    slotNames: ['momentum'],
    apply(value, gradient, slots, { learningRate }) {
      const momentum = slotAt(slots, 0);
      for (const [i, g] of gradient.entries()) {
        const before = momentum[i] ?? 0;
        value[i] = (value[i] ?? 0) - learningRate * Math.sign(beta1 * before + (1 - beta1) * g);
        momentum[i] = beta2 * before + (1 - beta2) * g;
      }
    },
  };
}
