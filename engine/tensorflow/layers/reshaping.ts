/** Flatten and Reshape: the same numbers under another shape. */
import type { LayerPlace, Part } from '../part';

export function reshapeParts(_config: unknown, { tf, output }: LayerPlace): readonly Part[] {
  return [{ forward: (input, { rows }) => tf.reshape(input, [rows, ...output]) }];
}
