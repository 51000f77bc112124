/** Adam as Keras 3 writes it: m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2); w -= alpha · m / (sqrt(v) + epsilon). */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function adam({ beta1, beta2, epsilon }: OptimizerConfigOf<'Adam'>): Optimizer {
  return {
    slotNames: ['m', 'v'],
    apply(value, gradient, slots, { learningRate, step }) {
      const [m, v] = [slotAt(slots, 0), slotAt(slots, 1)];
      const alpha = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      for (const [i, g] of gradient.entries()) {
        const mean = (m[i] ?? 0) + (g - (m[i] ?? 0)) * (1 - beta1);
        const square = (v[i] ?? 0) + (g * g - (v[i] ?? 0)) * (1 - beta2);
        m[i] = mean;
        v[i] = square;
        value[i] = (value[i] ?? 0) - (alpha * mean) / (Math.sqrt(square) + epsilon);
      }
    },
  };
}
