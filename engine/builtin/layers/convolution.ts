/** Conv1D and Conv2D: the convolution with its bias, then the activation. Steps are computed as an image of one line. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { convolutionAxes, SINGLE_AXIS, type WindowAxis } from '../../../contract/layers/window';
import type { Shape } from '../../../contract/shapes';
import { activationOperation } from '../operations/activation';
import { convolutionOperation } from '../operations/convolution';
import type { Operation } from '../operations/operation';
import { reshapeOperation } from '../operations/reshape';
import type { ConvolutionGeometry } from '../plan/convolution-geometry';
import type { LayerPlace } from './layer-place';

export function convolutionLayer(
  config: LayerConfigOf<'Conv1D'> | LayerConfigOf<'Conv2D'>,
  { index, input, output, weights }: LayerPlace,
): readonly Operation[] {
  const axes = convolutionAxes(config, input.slice(0, -1));
  const geometry = convolutionGeometry(axes, input.at(-1) ?? 1, output, config.groups);
  const convolution = [
    convolutionOperation(index, geometry, weights),
    activationOperation(config.activation),
  ];
  return output.length === 3 ? convolution : [...convolution, reshapeOperation(output)];
}

function convolutionGeometry(
  axes: readonly WindowAxis[],
  channels: number,
  output: Shape,
  groups: number,
): ConvolutionGeometry {
  const [height = SINGLE_AXIS, width = SINGLE_AXIS] =
    axes.length === 1 ? [SINGLE_AXIS, ...axes] : axes;
  return {
    input: [height.input, width.input, channels],
    output: [height.output, width.output, output.at(-1) ?? 1],
    kernel: [height.size, width.size],
    strides: [height.stride, width.stride],
    dilation: [height.dilation, width.dilation],
    before: [height.before, width.before],
    after: [height.after, width.after],
    groups,
  };
}
