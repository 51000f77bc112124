/** RMSprop, with momentum only where it is asked for. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall, type Argument } from '../plan/call';
import { notFusable, slotAddress, type OptimizerPlan } from './optimizer';

const LEARNING_RATE: Argument = { plus: 0, value: 'learningRate' };

export function rmsprop({ rho, momentum, epsilon }: OptimizerConfigOf<'RMSprop'>): OptimizerPlan {
  const common = { stepValues: () => ({}), fusable: notFusable('RMSprop') };
  if (momentum === 0) {
    return {
      ...common,
      slotNames: ['velocity'],
      flushBelow: [1e-30],
      update: (block) =>
        kernelCall(
          'rmspropStep',
          block.value,
          block.gradient,
          slotAddress(block, 0),
          block.count,
          block.bytes,
          block.stride,
          LEARNING_RATE,
          rho,
          1 - rho,
          epsilon,
        ),
    };
  }
  return {
    ...common,
    slotNames: ['velocity', 'momentum'],
    flushBelow: [1e-30, 1e-30],
    update: (block) =>
      kernelCall(
        'rmspropMomentumStep',
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
        momentum,
      ),
  };
}
