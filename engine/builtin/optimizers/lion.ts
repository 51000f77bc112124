/** Lion: only the sign of its momentum counts, so that is kept down to the smallest normal float32. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall } from '../plan/call';
import { LEARNING_RATE, slotAddress, type OptimizerPlan } from './optimizer';

const SMALLEST_NORMAL = 2 ** -126;

export function lion({ beta1, beta2 }: OptimizerConfigOf<'Lion'>): OptimizerPlan {
  return {
    slotNames: ['momentum'],
    flushBelow: [SMALLEST_NORMAL],
    stepValues: () => ({}),
    update: (block) => [
      kernelCall(
        'lionStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        block.count,
        block.bytes,
        block.stride,
        LEARNING_RATE,
        beta1,
        1 - beta1,
        beta2,
        1 - beta2,
      ),
    ],
    fusable: undefined,
  };
}
