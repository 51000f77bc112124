/** Adamax; its factor of the step number is in alpha = learningRate / (1 - beta1^t). */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall } from '../plan/call';
import {
  ALPHA,
  FLUSH_MEAN,
  FLUSH_SQUARE,
  float32Epsilon,
  slotAddress,
  type OptimizerPlan,
} from './optimizer';

export function adamax(config: OptimizerConfigOf<'Adamax'>): OptimizerPlan {
  const { beta1, beta2 } = config;
  const epsilon = float32Epsilon(config.epsilon);
  return {
    slotNames: ['m', 'u'],
    flushBelow: [FLUSH_MEAN, FLUSH_SQUARE],
    stepValues: (iterations, learningRate) => ({
      alpha: learningRate / (1 - beta1 ** (iterations + 1)),
    }),
    update: (block) => [
      kernelCall(
        'adamaxStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        slotAddress(block, 1),
        block.count,
        block.bytes,
        block.stride,
        ALPHA,
        1 - beta1,
        beta2,
        epsilon,
      ),
    ],
    fusable: undefined,
  };
}
