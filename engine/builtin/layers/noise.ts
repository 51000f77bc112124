/** SpatialDropout2D and GaussianNoise: nothing at all when there is nothing to draw. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { gaussianNoiseOperation } from '../operations/gaussian-noise';
import type { Operation } from '../operations/operation';
import { spatialDropoutOperation } from '../operations/spatial-dropout';
import type { LayerPlace } from './layer-place';

export function spatialDropoutLayer(
  { rate }: LayerConfigOf<'SpatialDropout2D'>,
  { index }: LayerPlace,
): readonly Operation[] {
  return rate === 0 ? [] : [spatialDropoutOperation(index, rate)];
}

export function gaussianNoiseLayer(
  { stddev }: LayerConfigOf<'GaussianNoise'>,
  { index }: LayerPlace,
): readonly Operation[] {
  return stddev === 0 ? [] : [gaussianNoiseOperation(index, stddev)];
}
