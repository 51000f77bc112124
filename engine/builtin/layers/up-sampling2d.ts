/** UpSampling2D. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import type { Operation } from '../operations/operation';
import { upSamplingOperation } from '../operations/up-sampling';
import type { LayerPlace } from './layer-place';

export function upSampling2dLayer(
  { size, interpolation }: LayerConfigOf<'UpSampling2D'>,
  { output }: LayerPlace,
): readonly Operation[] {
  return [upSamplingOperation(size, interpolation, output)];
}
