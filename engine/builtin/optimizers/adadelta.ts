/** Adadelta: running means of squared gradients and of squared moves. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall } from '../plan/call';
import {
  FLUSH_SQUARE,
  float32Epsilon,
  LEARNING_RATE,
  slotAddress,
  type OptimizerPlan,
} from './optimizer';

export function adadelta(config: OptimizerConfigOf<'Adadelta'>): OptimizerPlan {
  const { rho } = config;
  const epsilon = float32Epsilon(config.epsilon);
  return {
    slotNames: ['accumulatedGradient', 'accumulatedDelta'],
    flushBelow: [FLUSH_SQUARE, FLUSH_SQUARE],
    stepValues: () => ({}),
    update: (block) => [
      kernelCall(
        'adadeltaStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        slotAddress(block, 1),
        block.count,
        block.bytes,
        block.stride,
        LEARNING_RATE,
        rho,
        1 - rho,
        epsilon,
      ),
    ],
    fusable: undefined,
  };
}
