/** ZeroPadding2D: a border of zeros. */
import { borderOf } from '../../../contract/layers/zero-padding2d';
import type { LayerConfigOf } from '../../../contract/layers/registry';
import type { LayerPlace, Part } from '../part';

export function zeroPaddingParts(
  { padding }: LayerConfigOf<'ZeroPadding2D'>,
  { tf }: LayerPlace,
): readonly Part[] {
  const border = borderOf(padding);
  if (border === undefined) throw new Error('A border of no meaning');
  const { top, bottom, left, right } = border;
  const cells: [number, number][] = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  return [{ forward: (input) => tf.pad(input, cells) }];
}
