/**
 * Nadam. Keras keeps the product P_t of all momenta u_i = beta1 (1 - 0.96^i / 2) up to now as state; here it follows from the step
 * number: beta1^t times a product that no longer changes once 0.96^i is lost beside 1.
 */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall } from '../plan/call';
import {
  FLUSH_MEAN,
  FLUSH_SQUARE,
  float32Epsilon,
  slotAddress,
  type OptimizerPlan,
} from './optimizer';

/** 0.96^1000 is 2e-18. */
const LAST_CHANGE = 1000;

/** u_t / beta1. */
function growthAt(step: number): number {
  return 1 - 0.5 * 0.96 ** step;
}

/** [t]: the product of growthAt(i) for i = 1 .. t. */
function growthProducts(): readonly number[] {
  const products = [1];
  for (let step = 1; step <= LAST_CHANGE; step++) {
    products.push((products[step - 1] ?? 1) * growthAt(step));
  }
  return products;
}

export function nadam(config: OptimizerConfigOf<'Nadam'>): OptimizerPlan {
  const { beta1, beta2 } = config;
  const epsilon = float32Epsilon(config.epsilon);
  const products = growthProducts();
  const productAt = (step: number): number =>
    beta1 ** step * (products[Math.min(step, LAST_CHANGE)] ?? 1);
  return {
    slotNames: ['m', 'v'],
    flushBelow: [FLUSH_MEAN, FLUSH_SQUARE],
    stepValues(iterations, learningRate) {
      const step = iterations + 1;
      const [present, next] = [beta1 * growthAt(step), beta1 * growthAt(step + 1)];
      return {
        meanFactor: (learningRate * next) / (1 - productAt(step + 1)),
        gradientFactor: (learningRate * (1 - present)) / (1 - productAt(step)),
        squareFactor: 1 / (1 - beta2 ** step),
      };
    },
    update: (block) => [
      kernelCall(
        'nadamStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        slotAddress(block, 1),
        block.count,
        block.bytes,
        block.stride,
        { plus: 0, value: 'meanFactor' },
        { plus: 0, value: 'gradientFactor' },
        { plus: 0, value: 'squareFactor' },
        1 - beta1,
        1 - beta2,
        epsilon,
      ),
    ],
    fusable: undefined,
  };
}
