/** Adam in Keras 3's form; all its factors of the step number are in alpha. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall } from '../plan/call';
import { slotAddress, type OptimizerPlan } from './optimizer';

/** The kernel divides by the product of two (√v + ε), which must stay a normal float32; a gradient of 1e-15 is nothing. */
const SMALLEST_EPSILON = 1e-15;

export function adam({ beta1, beta2, epsilon }: OptimizerConfigOf<'Adam'>): OptimizerPlan {
  const fusable = {
    kind: 'Adam',
    keep1: 1 - beta1,
    keep2: 1 - beta2,
    epsilon: Math.max(epsilon, SMALLEST_EPSILON),
  };
  return {
    slotNames: ['m', 'v'],
    flushBelow: [1e-24, 1e-30],
    stepValues(iterations, learningRate) {
      const step = iterations + 1;
      return { alpha: (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step) };
    },
    update: (block) =>
      kernelCall(
        'adamStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        slotAddress(block, 1),
        block.count,
        block.bytes,
        block.stride,
        { plus: 0, value: 'alpha' },
        fusable.keep1,
        fusable.keep2,
        fusable.epsilon,
      ),
    fusable,
  };
}
