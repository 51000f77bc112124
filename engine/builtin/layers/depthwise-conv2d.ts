/** DepthwiseConv2D: the convolution of each channel, of its copies when it has several kernels; then the activation. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { convolutionAxes } from '../../../contract/layers/window';
import { activationOperation } from '../operations/activation';
import { depthwiseOperation } from '../operations/depthwise';
import type { Operation } from '../operations/operation';
import { repeatChannelsOperation } from '../operations/up-sampling';
import { imageWindow } from '../plan/window';
import type { LayerPlace } from './layer-place';

export function depthwiseConv2dLayer(
  config: LayerConfigOf<'DepthwiseConv2D'>,
  { index, input, output, weights }: LayerPlace,
): readonly Operation[] {
  const { depthMultiplier, activation } = config;
  const window = imageWindow(convolutionAxes(config, input.slice(0, -1)), output);
  return [
    ...(depthMultiplier === 1 ? [] : [repeatChannelsOperation(depthMultiplier)]),
    depthwiseOperation(index, window, output, weights),
    activationOperation(activation),
  ];
}
