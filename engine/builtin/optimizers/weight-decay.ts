/** Weight decay before any optimizer's own step, block by block while the weights are in the cache. */
import { kernelCall } from '../plan/call';
import type { OptimizerPlan } from './optimizer';

export function withWeightDecay(plan: OptimizerPlan, weightDecay: number): OptimizerPlan {
  return {
    ...plan,
    stepValues: (iterations, learningRate) => ({
      ...plan.stepValues(iterations, learningRate),
      decayShare: weightDecay * learningRate,
    }),
    update: (block) => [
      kernelCall('decayWeights', block.value, block.count, block.bytes, block.stride, {
        plus: 0,
        value: 'decayShare',
      }),
      ...plan.update(block),
    ],
    fusable: undefined,
  };
}
