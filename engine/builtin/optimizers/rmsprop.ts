/** RMSprop, with momentum and the average gradient only where they are asked for. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall, type KernelCall } from '../plan/call';
import {
  FLUSH_MEAN,
  FLUSH_SQUARE,
  float32Epsilon,
  LEARNING_RATE,
  slotAddress,
  type OptimizerPlan,
  type UpdateBlock,
} from './optimizer';

export function rmsprop(config: OptimizerConfigOf<'RMSprop'>): OptimizerPlan {
  const { momentum, centered } = config;
  return {
    slotNames: [
      'velocity',
      ...(momentum > 0 ? ['momentum'] : []),
      ...(centered ? ['averageGradient'] : []),
    ],
    flushBelow: [
      FLUSH_SQUARE,
      ...(momentum > 0 ? [FLUSH_SQUARE] : []),
      ...(centered ? [FLUSH_MEAN] : []),
    ],
    stepValues: () => ({}),
    update: (block) => [step(config, block)],
    fusable: undefined,
  };
}

function step(
  { rho, momentum, epsilon, centered }: OptimizerConfigOf<'RMSprop'>,
  block: UpdateBlock,
): KernelCall {
  const { value, gradient, count, bytes, stride } = block;
  const slot = (index: number): number => slotAddress(block, index);
  const factors = [LEARNING_RATE, rho, 1 - rho, float32Epsilon(epsilon)] as const;
  const rest = [count, bytes, stride, ...factors] as const;
  if (momentum > 0 && centered) {
    const slots = [slot(0), slot(1), slot(2)] as const;
    return kernelCall('rmspropCenteredMomentumStep', value, gradient, ...slots, ...rest, momentum);
  }
  if (momentum > 0) {
    return kernelCall('rmspropMomentumStep', value, gradient, slot(0), slot(1), ...rest, momentum);
  }
  if (centered) {
    return kernelCall('rmspropCenteredStep', value, gradient, slot(0), slot(1), ...rest);
  }
  return kernelCall('rmspropStep', value, gradient, slot(0), ...rest);
}
