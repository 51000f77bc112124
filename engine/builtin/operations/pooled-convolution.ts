/**
 * Convolution, relu or nothing, and 2 × 2 max pooling in one. Only what survives the pooling is ever written, and only that has a
 * gradient: backward, the winners take the place of the whole output (kernels: generator/pooled-gradients.ts).
 */
import { planConvolution } from './convolution-node';
import { padTask } from './convolution-tasks';
import type { ConvolutionOperation, PooledConvolutionOperation, Pooling } from './operation';
import { pooledForwardTasks } from './pooled-convolution-forward';
import { planPooled } from './pooled-convolution-node';
import { inputGradientTasks, weightGradientTask } from './pooled-convolution-tasks';

export function pooledConvolutionOperation(
  source: ConvolutionOperation,
  pooling: Pooling,
): PooledConvolutionOperation {
  return {
    kind: 'pooledConvolution',
    source,
    pooling,
    plan(context, input) {
      const convolution = planConvolution(context, source, input, pooling.output);
      const node = planPooled(context, convolution, pooling);
      const forward = [
        ...padTask(convolution),
        ...pooledForwardTasks(context, node, source.method),
      ];
      return {
        output: convolution.output,
        training: forward,
        inference: forward,
        backward: [weightGradientTask(node), ...inputGradientTasks(node, context)],
      };
    },
  };
}
