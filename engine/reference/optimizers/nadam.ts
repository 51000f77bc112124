/**
 * Nadam as Keras 3 writes it. The momentum of step t is u_t = beta1 (1 - 0.96^t / 2), and P_t the product of all up to t. With m and v
 * as Adam's: m^ = u_(t+1) m / (1 - P_(t+1)) + (1 - u_t) g / (1 - P_t); v^ = v / (1 - beta2^t); w -= lr · m^ / (sqrt(v^) + epsilon).
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { slotAt, type Optimizer } from './optimizer';

export function nadam({ beta1, beta2, epsilon }: OptimizerConfigOf<'Nadam'>): Optimizer {
  const momentumAt = (step: number): number => beta1 * (1 - 0.5 * 0.96 ** step);
  return {
    slotNames: ['m', 'v'],
    apply(value, gradient, slots, { learningRate, step }) {
      const [m, v] = [slotAt(slots, 0), slotAt(slots, 1)];
      let product = 1;
      for (let done = 1; done <= step; done++) product *= momentumAt(done);
      const [present, next] = [momentumAt(step), momentumAt(step + 1)];
      for (const [i, g] of gradient.entries()) {
        const mean = (m[i] ?? 0) + (g - (m[i] ?? 0)) * (1 - beta1);
        const square = (v[i] ?? 0) + (g * g - (v[i] ?? 0)) * (1 - beta2);
        m[i] = mean;
        v[i] = square;
        const ahead = (next * mean) / (1 - product * next) + ((1 - present) * g) / (1 - product);
        const size = Math.sqrt(square / (1 - beta2 ** step));
        value[i] = (value[i] ?? 0) - (learningRate * ahead) / (size + epsilon);
      }
    },
  };
}
