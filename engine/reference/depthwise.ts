/** The linear part of DepthwiseConv2D: as a convolution whose groups are the single channels; kernel [...window, channels, multiplier]. */
import type { WindowAxis } from '../../contract/layers/window';
import { ConvolutionPart } from './convolution';
import type { LayerPlace } from './part';

/**
 * With a group for each channel c, filter c · multiplier + m of a convolution kernel [...window, 1, filters] is just the weight
 * [..., c, m] here: the same numbers in the same order.
 */
export function depthwisePart(place: LayerPlace, axes: readonly WindowAxis[]): ConvolutionPart {
  return new ConvolutionPart(place, axes, place.input.at(-1) ?? 1);
}
