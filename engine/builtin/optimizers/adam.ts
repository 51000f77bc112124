/** Adam in Keras 3's form; all its factors of the step number are in alpha. AdamW besides has a weight decay, as any can. */
import type { OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { kernelCall, type Argument } from '../plan/call';
import { ALPHA, FLUSH_MEAN, FLUSH_SQUARE, slotAddress, type OptimizerPlan } from './optimizer';

/** The kernel divides by the product of two (√v + ε), which must stay a normal float32; a gradient of 1e-15 is nothing. */
const SMALLEST_EPSILON = 1e-15;

export function adam(
  config: OptimizerConfigOf<'Adam'> | OptimizerConfigOf<'AdamW'>,
): OptimizerPlan {
  const { beta1, beta2, amsgrad } = config;
  const keep = { keep1: 1 - beta1, keep2: 1 - beta2 };
  const epsilon = Math.max(config.epsilon, SMALLEST_EPSILON);
  const stepValues: OptimizerPlan['stepValues'] = (iterations, learningRate) => {
    const step = iterations + 1;
    return { alpha: (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step) };
  };
  const factors = [ALPHA, keep.keep1, keep.keep2, epsilon] as const;
  if (amsgrad) return { ...amsgradUpdate(factors), stepValues };
  return {
    slotNames: ['m', 'v'],
    flushBelow: [FLUSH_MEAN, FLUSH_SQUARE],
    stepValues,
    update: (block) => [
      kernelCall(
        'adamStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        slotAddress(block, 1),
        block.count,
        block.bytes,
        block.stride,
        ...factors,
      ),
    ],
    fusable: { kind: 'Adam', ...keep, epsilon },
  };
}

type Factors = readonly [alpha: Argument, keep1: number, keep2: number, epsilon: number];

function amsgradUpdate(factors: Factors): Omit<OptimizerPlan, 'stepValues'> {
  return {
    slotNames: ['m', 'v', 'vHat'],
    flushBelow: [FLUSH_MEAN, FLUSH_SQUARE, FLUSH_SQUARE],
    update: (block) => [
      kernelCall(
        'adamAmsgradStep',
        block.value,
        block.gradient,
        slotAddress(block, 0),
        slotAddress(block, 1),
        slotAddress(block, 2),
        block.count,
        block.bytes,
        block.stride,
        ...factors,
      ),
    ],
    fusable: undefined,
  };
}
