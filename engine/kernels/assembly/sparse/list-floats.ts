/** Lists the inputs of each sample that are not 0, from floats; from bytes: generated/sparse-list-bytes.ts. */

/** Lists one row of K values; returns the bytes of its list. No branch: what is 0 is written over by the next. */
// @ts-ignore: decorator
@inline
function listRow(list: usize, row: usize, K: i32): u32 {
  let item = list;
  for (let k: u32 = 0; k < <u32>K; k++) {
    const value = load<f32>(row);
    store<u32>(item, k);
    store<f32>(item, value, 4);
    item += <usize>(value != 0) << 3;
    row += 4;
  }
  return <u32>(item - list);
}

/** lists: `listStride` bytes a sample, lengths [M] in bytes, values [..][K], indices [M]. */
export function sparseListFloats(
  lists: usize, listStride: usize, lengths: usize, values: usize, indices: usize, M: i32, K: i32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    const row = values + (<usize>load<u32>(indices + (<usize>i << 2)) * <usize>K << 2);
    store<u32>(lengths, listRow(lists, row, K));
    lists += listStride;
    lengths += 4;
  }
}

/** The same of a matrix x [M][K], `xStride` bytes from row to row. */
export function sparseListRows(
  lists: usize, listStride: usize, lengths: usize, x: usize, xStride: usize, M: i32, K: i32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    store<u32>(lengths, listRow(lists, x, K));
    lists += listStride;
    lengths += 4;
    x += xStride;
  }
}
