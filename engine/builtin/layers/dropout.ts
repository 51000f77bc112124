/** Dropout: nothing at all when its rate is 0. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { dropoutOperation } from '../operations/dropout';
import type { Operation } from '../operations/operation';
import type { LayerPlace } from './layer-place';

export function dropoutLayer(
  { rate }: LayerConfigOf<'Dropout'>,
  { index }: LayerPlace,
): readonly Operation[] {
  return rate === 0 ? [] : [dropoutOperation(index, rate)];
}
