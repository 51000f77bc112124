/** Dense: the matrix product with its bias, then the activation. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { activationOperation } from '../operations/activation';
import { denseOperation } from '../operations/dense';
import type { Operation } from '../operations/operation';
import type { LayerPlace } from './layer-place';

export function denseLayer(
  { units, activation }: LayerConfigOf<'Dense'>,
  { index, weights }: LayerPlace,
): readonly Operation[] {
  return [denseOperation(index, units, weights), activationOperation(activation)];
}
