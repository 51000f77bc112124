import { describe, expect, it } from 'vitest';
import { readIdx } from '../../../engine/data/idx';
import { idxFile, withByte } from '../../support/idx-files';
import { errorOf, valueOf } from '../../support/results';

const data = Uint8Array.of(1, 2, 3, 4, 5, 6);
const file = idxFile([2, 3], data);

/** Sets one of the dimensions. */
function withDimension(axis: number, dimension: number): Uint8Array {
  const copy = Uint8Array.from(file);
  new DataView(copy.buffer).setUint32(4 + 4 * axis, dimension);
  return copy;
}

const DAMAGES: readonly (readonly [string, Uint8Array, field: string, offset: number])[] = [
  ['nothing at all', new Uint8Array(0), 'magic', 0],
  ['half a magic number', file.subarray(0, 2), 'magic', 2],
  ['a magic number that is not IDX’s', withByte(file, 0, 0x1f), 'magic', 0],
  ['a second byte that is not zero', withByte(file, 1, 0x8b), 'magic', 1],
  ['elements that are floats', withByte(file, 2, 0x0d), 'element type', 2],
  ['another rank', withByte(file, 3, 3), 'rank', 3],
  ['dimensions cut off', file.subarray(0, 9), 'dimensions', 9],
  ['a dimension of zero', withDimension(0, 0), 'dimension 0', 4],
  ['an absurd dimension', withDimension(0, 0xffff_ffff), 'dimension 0', 4],
  ['dimensions whose product is absurd', withDimension(1, 99_999_999), 'data', file.length],
  ['data cut off', file.subarray(0, file.length - 1), 'data', file.length - 1],
  ['junk behind the data', Uint8Array.of(...file, 0), 'end', file.length],
];

describe('the IDX reader', () => {
  it('gives shape and data, without copying', () => {
    const array = valueOf(readIdx(file, 'digits', 2));
    expect(array.shape).toEqual([2, 3]);
    expect(array.data).toEqual(data);
    expect(array.data.buffer).toBe(file.buffer);
  });

  it('reads from a view into a larger buffer', () => {
    const shifted = Uint8Array.of(7, 7, 7, ...file).subarray(3);
    expect(valueOf(readIdx(shifted, 'digits', 2)).data).toEqual(data);
  });

  it.each(DAMAGES)('refuses %s, naming file, field and offset', (_damage, bytes, field, offset) => {
    const error = errorOf(readIdx(bytes, 'digits', 2));
    expect(error.code).toBe('dataCorrupt');
    expect(error.message).toContain('“digits”');
    expect(error.message).toContain(`(${field}, byte ${offset})`);
    expect(error.detail).toContain(`digits: ${field} at byte ${offset}`);
  });

  it('refuses a product of dimensions beyond its limit before looking for the data', () => {
    const huge = idxFile([90_000_000, 90_000_000], data);
    expect(errorOf(readIdx(huge, 'digits', 2)).detail).toContain('dimension 1 at byte 8');
  });
});
