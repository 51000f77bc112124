/**
 * Reads the IDX format of the MNIST files: two zero bytes, an element type, a rank, that many big-endian uint32 dimensions, the
 * elements, nothing more. Every length is checked before it is used; the data stays where it is, nothing is allocated for it.
 */
import { failure, success, type Result } from '../../contract/errors';
import { formatShape, type Shape } from '../../contract/shapes';
import { t } from '../../contract/text/text';

export interface IdxArray {
  readonly shape: readonly number[];
  /** A view into the bytes read, row-major. */
  readonly data: Uint8Array;
}

/** What the reader accepts at most; a file that asks for more is refused before anything is made of it. */
export const IDX_LIMITS = { rank: 4, dimension: 100_000_000, byteLength: 2 ** 31 - 1 } as const;

const UNSIGNED_BYTE = 0x08;
const MAGIC_BYTES = 4;
const DIMENSION_BYTES = 4;

/** An error that says which file is damaged, in which field and at which byte. Shared by the readers in this folder. */
export function corrupt(
  file: string,
  field: string,
  offset: number,
  problem: string,
): Result<never> {
  const message = t('data.corrupt', { file, field, offset, problem });
  return failure('dataCorrupt', message, `${file}: ${field} at byte ${offset}: ${problem}`);
}

export function idxHeaderBytes(rank: number): number {
  return MAGIC_BYTES + rank * DIMENSION_BYTES;
}

/** Reads an array of unsigned bytes of the given rank. `file` names it in errors. Refuses with `dataCorrupt`. */
export function readIdx(bytes: Uint8Array, file: string, rank: number): Result<IdxArray> {
  const shape = readIdxShape(bytes, file, rank, bytes.length);
  if (!shape.ok) return shape;
  return success({ shape: shape.value, data: bytes.subarray(idxHeaderBytes(rank)) });
}

/** The shape alone, from the first bytes of a file that has `byteLength` in all. Refuses, as `readIdx`, what does not fit it. */
export function readIdxShape(
  start: Uint8Array,
  file: string,
  rank: number,
  byteLength: number,
): Result<readonly number[]> {
  const headerLength = idxHeaderBytes(rank);
  const magic = checkMagic(start, file, rank);
  if (!magic.ok) return magic;
  if (start.length < headerLength) {
    return corrupt(file, 'dimensions', start.length, tooShort(headerLength, start.length));
  }
  const shape = readDimensions(start, file, rank);
  if (!shape.ok) return shape;
  const dataLength = shape.value.reduce((product, dimension) => product * dimension, 1);
  const expected = headerLength + dataLength;
  if (byteLength < expected) {
    return corrupt(file, 'data', byteLength, tooShort(expected, byteLength));
  }
  if (byteLength > expected) {
    const problem = t('data.trailingBytes', { count: byteLength - expected });
    return corrupt(file, 'end', expected, problem);
  }
  return shape;
}

/** Refuses, with `dataCorrupt`, pictures of another size than expected; undefined when they have it. */
export function itemProblem(
  found: readonly number[],
  expected: Shape,
  file: string,
): Result<never> | undefined {
  const axis = expected.findIndex((length, i) => found[i] !== length);
  if (axis < 0) return undefined;
  const problem = t('data.imageSize', { size: formatShape(found) });
  return corrupt(
    file,
    `dimension ${axis + 1}`,
    MAGIC_BYTES + DIMENSION_BYTES * (axis + 1),
    problem,
  );
}

function checkMagic(bytes: Uint8Array, file: string, rank: number): Result<void> {
  if (bytes.length < MAGIC_BYTES) {
    return corrupt(file, 'magic', bytes.length, tooShort(MAGIC_BYTES, bytes.length));
  }
  const [zero0, zero1, elementType = 0, fileRank = 0] = bytes;
  if (zero0 !== 0 || zero1 !== 0) {
    return corrupt(file, 'magic', zero0 !== 0 ? 0 : 1, t('data.notIdx'));
  }
  if (elementType !== UNSIGNED_BYTE) {
    return corrupt(file, 'element type', 2, t('data.elementType', { type: elementType }));
  }
  if (rank > IDX_LIMITS.rank || fileRank !== rank) {
    return corrupt(file, 'rank', 3, t('data.rank', { expected: rank, found: fileRank }));
  }
  return success(undefined);
}

/** The dimensions, each and their product within the limits; a product is checked before it is taken. */
function readDimensions(bytes: Uint8Array, file: string, rank: number): Result<readonly number[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape: number[] = [];
  let product = 1;
  for (let axis = 0; axis < rank; axis++) {
    const offset = MAGIC_BYTES + axis * DIMENSION_BYTES;
    const dimension = view.getUint32(offset);
    const fits = dimension <= IDX_LIMITS.dimension && dimension * product <= IDX_LIMITS.byteLength;
    if (!fits || dimension === 0) {
      return corrupt(file, `dimension ${axis}`, offset, t('data.dimension', { dimension }));
    }
    product *= dimension;
    shape.push(dimension);
  }
  return success(shape);
}

function tooShort(expected: number, found: number): string {
  return t('data.tooShort', { expected, found });
}
