/** Adagrad: sums of squared gradients that never fall. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall } from '../plan/call';
import {
  FLUSH_SQUARE,
  float32Epsilon,
  LEARNING_RATE,
  slotAddress,
  type OptimizerPlan,
} from './optimizer';

export function adagrad(config: OptimizerConfigOf<'Adagrad'>): OptimizerPlan {
  const epsilon = float32Epsilon(config.epsilon);
  return {
    slotNames: ['accumulator'],
    initialSlot: config.initialAccumulatorValue,
    flushBelow: [FLUSH_SQUARE],
    stepValues: () => ({}),
    update: (block) => [
      kernelCall(
        'adagradStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        block.count,
        block.bytes,
        block.stride,
        LEARNING_RATE,
        epsilon,
      ),
    ],
    fusable: undefined,
  };
}
