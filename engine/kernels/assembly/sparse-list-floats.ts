/** Lists the inputs of each sample that are not 0, from floats; from bytes: generated/sparse-list-bytes.ts. */

/** lists: `listStride` bytes a sample, lengths [M] in bytes, values [..][K], indices [M]. */
export function sparseListFloats(
  lists: usize, listStride: usize, lengths: usize, values: usize, indices: usize, M: i32, K: i32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    const row = values + (<usize>load<u32>(indices + (<usize>i << 2)) * <usize>K << 2);
    let item = lists;
    for (let k: i32 = 0; k < K; k++) {
      const value = load<f32>(row + (<usize>k << 2));
      store<u32>(item, <u32>k);
      store<f32>(item, value, 4);
      item += <usize>(value != 0) << 3;
    }
    store<u32>(lengths, <u32>(item - lists));
    lists += listStride;
    lengths += 4;
  }
}
