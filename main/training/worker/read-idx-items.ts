/** Reads a few items of an IDX file where they lie, without the rest of it. */
import { basename } from 'node:path';
import { success, type Result } from '../../../contract/errors';
import { sizeOf } from '../../../contract/shapes';
import { t } from '../../../contract/text/text';
import { corrupt, idxHeaderBytes, readIdxShape } from '../../../engine/data/idx';
import { withFile } from './data-files';

/** `indices.length` × size of an item, in that order. Refuses with `dataMissing` or `dataCorrupt`. */
export function readIdxItems(
  path: string,
  rank: number,
  indices: readonly number[],
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const name = basename(path);
  return withFile(path, async (file) => {
    const { size: byteLength } = await file.stat();
    const start = new Uint8Array(Math.min(byteLength, idxHeaderBytes(rank)));
    await file.read(start, 0, start.length, 0);
    const shape = readIdxShape(start, name, rank, byteLength);
    if (!shape.ok) return shape;
    const size = sizeOf(shape.value.slice(1));
    const items = new Uint8Array(indices.length * size);
    for (const [place, index] of indices.entries()) {
      const at = idxHeaderBytes(rank) + index * size;
      const { bytesRead } = await file.read(items, place * size, size, at);
      if (bytesRead < size) {
        const lengths = { expected: at + size, found: at + bytesRead };
        return corrupt(name, 'data', lengths.found, t('data.tooShort', lengths));
      }
    }
    return success(items);
  });
}
