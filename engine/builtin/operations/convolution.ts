/**
 * Convolution of images: y = bias + x ∗ w as implicit matrix products. Padding is a copy with a border beforehand; the input gradient
 * is a convolution of the spread output gradient with the kernel turned around. A line of a sequence is an image of height 1.
 */
import type { WeightSpec } from '../../../contract/shapes';
import type { ConvolutionGeometry } from '../plan/convolution-geometry';
import type { ConvolutionMethod, ConvolutionOperation } from './operation';
import { channelBiasTask } from './channel-bias';
import { planConvolution } from './convolution-node';
import { forwardTasks, inputGradientTasks, weightGradientTasks } from './convolution-tasks';

export function convolutionOperation(
  layer: number,
  geometry: ConvolutionGeometry,
  weights: readonly WeightSpec[],
  method: ConvolutionMethod = 'direct',
): ConvolutionOperation {
  return {
    kind: 'convolution',
    layer,
    geometry,
    weights,
    method,
    plan(context, input) {
      const node = planConvolution(context, { layer, geometry, weights }, input);
      const forward = forwardTasks(node, context, method);
      return {
        output: node.output,
        training: forward,
        inference: forward,
        backward: [
          ...weightGradientTasks(node),
          ...(node.bias === undefined
            ? []
            : [channelBiasTask(node.output, node.bias, node.panels)]),
          ...inputGradientTasks(node, context, method),
        ],
      };
    },
  };
}
