/** SGD, with momentum only where it is asked for. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall } from '../plan/call';
import { LEARNING_RATE, slotAddress, type OptimizerPlan } from './optimizer';

export function sgd({ momentum, nesterov }: OptimizerConfigOf<'SGD'>): OptimizerPlan {
  const common = { stepValues: () => ({}), fusable: undefined };
  if (momentum === 0) {
    return {
      ...common,
      slotNames: [],
      flushBelow: [],
      update: ({ value, gradient, count, bytes, stride }) => [
        kernelCall('sgdStep', value, gradient, count, bytes, stride, LEARNING_RATE),
      ],
    };
  }
  return {
    ...common,
    slotNames: ['momentum'],
    flushBelow: [1e-30],
    update: (block) => [
      kernelCall(
        'sgdMomentumStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        block.count,
        block.bytes,
        block.stride,
        LEARNING_RATE,
        momentum,
        nesterov ? 1 : 0,
      ),
    ],
  };
}
