/**
 * Adam as Keras 3 writes it: m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2); w -= alpha · m / (sqrt(v) + epsilon), with amsgrad
 * the largest v so far in v's place. AdamW is the same: its weight decay is every optimizer's (clipping.ts).
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function adam({
  beta1,
  beta2,
  epsilon,
  amsgrad,
}: OptimizerConfigOf<'Adam'> | OptimizerConfigOf<'AdamW'>): Optimizer {
  return {
    slotNames: amsgrad ? ['m', 'v', 'vHat'] : ['m', 'v'],
    apply(value, gradient, slots, { learningRate, step }) {
      const [m, v] = [slotAt(slots, 0), slotAt(slots, 1)];
      const largest = amsgrad ? slotAt(slots, 2) : undefined;
      const alpha = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      for (const [i, g] of gradient.entries()) {
        const mean = (m[i] ?? 0) + (g - (m[i] ?? 0)) * (1 - beta1);
        let square = (v[i] ?? 0) + (g * g - (v[i] ?? 0)) * (1 - beta2);
        m[i] = mean;
        v[i] = square;
        if (largest !== undefined) {
          square = Math.max(largest[i] ?? 0, square);
          largest[i] = square;
        }
        value[i] = (value[i] ?? 0) - (alpha * mean) / (Math.sqrt(square) + epsilon);
      }
    },
  };
}
