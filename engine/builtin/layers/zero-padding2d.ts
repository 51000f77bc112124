/** ZeroPadding2D. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { borderOf } from '../../../contract/layers/zero-padding2d';
import type { Operation } from '../operations/operation';
import { zeroPaddingOperation } from '../operations/zero-padding';
import type { LayerPlace } from './layer-place';

export function zeroPadding2dLayer(
  { padding }: LayerConfigOf<'ZeroPadding2D'>,
  { output }: LayerPlace,
): readonly Operation[] {
  const border = borderOf(padding);
  if (border === undefined) throw new Error('A border of no meaning');
  return [zeroPaddingOperation(border, output)];
}
