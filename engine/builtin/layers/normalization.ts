/** BatchNormalization and LayerNormalization. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { batchNormalizationOperation } from '../operations/batch-normalization';
import { layerNormalizationOperation } from '../operations/layer-normalization';
import type { Operation } from '../operations/operation';
import type { LayerPlace } from './layer-place';

export function batchNormalizationLayer(
  { momentum, epsilon }: LayerConfigOf<'BatchNormalization'>,
  { index, weights }: LayerPlace,
): readonly Operation[] {
  return [batchNormalizationOperation(index, { momentum, epsilon }, weights)];
}

export function layerNormalizationLayer(
  { epsilon }: LayerConfigOf<'LayerNormalization'>,
  { index, weights }: LayerPlace,
): readonly Operation[] {
  return [layerNormalizationOperation(index, epsilon, weights)];
}
