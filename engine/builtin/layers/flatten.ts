/** Flatten and Reshape: rows are row-major already, so only the shape changes. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import type { Operation } from '../operations/operation';
import { reshapeOperation } from '../operations/reshape';
import type { LayerPlace } from './layer-place';

export function flattenLayer(
  _config: LayerConfigOf<'Flatten' | 'Reshape'>,
  { output }: LayerPlace,
): readonly Operation[] {
  return [reshapeOperation(output)];
}
