/** Lists the inputs of each sample that are not 0, from floats; from bytes: generated/sparse-list-bytes.ts. */

/** For each mask of four lanes the bytes of its lanes, ascending, then others. */
const LANES: usize = memory.data<u8>([
  0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3,
  4, 5, 6, 7, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 0, 1, 2, 3,
  8, 9, 10, 11, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 0, 1, 2, 3,
  4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3,
  12, 13, 14, 15, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 12, 13, 14, 15, 0, 1, 2, 3, 0, 1, 2, 3,
  4, 5, 6, 7, 12, 13, 14, 15, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 0, 1, 2, 3,
  8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3,
  4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
]);

/**
 * Lists inputs [from, to) of a row, from `item` on; returns the end. No branch: of four items the first as many as count are kept, and
 * the others written over by the next.
 */
// @ts-ignore: decorator
@inline
function listStretch(item: usize, row: usize, from: i32, to: i32): usize {
  const zero = f32x4.splat(0);
  let k = from, inputs = i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3));
  for (; k + 4 <= to; k += 4) {
    const values = v128.load(row + (<usize>k << 2));
    const mask = <usize>i32x4.bitmask(f32x4.ne(values, zero));
    const lanes = v128.load(LANES + (mask << 4));
    const kept = i8x16.swizzle(values, lanes), at = i8x16.swizzle(inputs, lanes);
    v128.store(item, v128.shuffle<u32>(at, kept, 0, 4, 1, 5));
    v128.store(item, v128.shuffle<u32>(at, kept, 2, 6, 3, 7), 16);
    item += popcnt(mask) << 3;
    inputs = i32x4.add(inputs, i32x4.splat(4));
  }
  for (; k < to; k++) {
    const value = load<f32>(row + (<usize>k << 2));
    store<u32>(item, k);
    store<f32>(item, value, 4);
    item += <usize>(value != 0) << 3;
  }
  return item;
}

/** Lists a row of K values and leaves its marks. */
// @ts-ignore: decorator
@inline
function listRow(list: usize, mark: usize, markStride: usize, stretch: i32, row: usize, K: i32): void {
  let item = list;
  for (let from: i32 = 0; from < K; from += stretch) {
    store<u32>(mark, <u32>(item - list));
    item = listStretch(item, row, from, min(K, from + stretch));
    mark += markStride;
  }
  store<u32>(mark, <u32>(item - list));
}

/**
 * lists: `listStride` bytes a sample, of which the last 32 are scratch; marks: rows, `markStride` bytes apart, of [M] bytes at which each
 * stretch of `stretch` inputs begins in the lists, and the last one ends; values [..][K], indices [M].
 */
export function sparseListFloats(
  lists: usize, listStride: usize, marks: usize, markStride: usize, stretch: i32, values: usize, indices: usize, M: i32, K: i32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    const row = values + (<usize>load<u32>(indices + (<usize>i << 2)) * <usize>K << 2);
    listRow(lists, marks, markStride, stretch, row, K);
    lists += listStride;
    marks += 4;
  }
}

/** The same of a matrix x [M][K], `xStride` bytes from row to row. */
export function sparseListRows(
  lists: usize, listStride: usize, marks: usize, markStride: usize, stretch: i32, x: usize, xStride: usize, M: i32, K: i32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    listRow(lists, marks, markStride, stretch, x, K);
    lists += listStride;
    marks += 4;
    x += xStride;
  }
}
