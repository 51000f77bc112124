/** Reads a few items of an IDX file where they lie, without the rest of it. */
import { basename } from 'node:path';
import { success, type Result } from '../../../contract/errors';
import { sizeOf, type Shape } from '../../../contract/shapes';
import { t } from '../../../contract/text/text';
import { corrupt, idxHeaderBytes, itemProblem, readIdxShape } from '../../../engine/data/idx';
import { fill, withFile } from './data-files';

/** `indices.length` items of a shape, in that order. Refuses with `dataMissing` or `dataCorrupt`. */
export function readIdxItems(
  path: string,
  item: Shape,
  indices: readonly number[],
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const name = basename(path);
  const rank = item.length + 1;
  return withFile(path, async (file) => {
    const { size: byteLength } = await file.stat();
    const start = new Uint8Array(Math.min(byteLength, idxHeaderBytes(rank)));
    await fill(file, start, 0);
    const shape = readIdxShape(start, name, rank, byteLength);
    if (!shape.ok) return shape;
    const misfit = itemProblem(shape.value.slice(1), item, name);
    if (misfit !== undefined) return misfit;
    const size = sizeOf(item);
    const items = new Uint8Array(indices.length * size);
    for (const [place, index] of indices.entries()) {
      const at = idxHeaderBytes(rank) + index * size;
      const filled = await fill(file, items.subarray(place * size, (place + 1) * size), at);
      if (filled < size) {
        const lengths = { expected: at + size, found: at + filled };
        return corrupt(name, 'data', lengths.found, t('data.tooShort', lengths));
      }
    }
    return success(items);
  });
}
