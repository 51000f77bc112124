/** Adamax as Keras 3 writes it: m as Adam's; u = max(beta2 · u, |g|); w -= lr · m / ((1 - beta1^t)(u + epsilon)). */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function adamax({ beta1, beta2, epsilon }: OptimizerConfigOf<'Adamax'>): Optimizer {
  return {
    slotNames: ['m', 'u'],
    apply(value, gradient, slots, { learningRate, step }) {
      const [m, u] = [slotAt(slots, 0), slotAt(slots, 1)];
      for (const [i, g] of gradient.entries()) {
        const mean = (m[i] ?? 0) + (g - (m[i] ?? 0)) * (1 - beta1);
        const norm = Math.max(beta2 * (u[i] ?? 0), Math.abs(g));
        m[i] = mean;
        u[i] = norm;
        value[i] =
          (value[i] ?? 0) - (learningRate * mean) / ((1 - beta1 ** step) * (norm + epsilon));
      }
    },
  };
}
