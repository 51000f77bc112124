/** What stands beside the columns that count: a block of U columns is padded to a multiple of 8. */

/** Sets columns U .. V of each of `blocks` neighbouring blocks of V columns to 0, in M rows. */
export function zeroPadding(d: usize, stride: usize, blocks: i32, M: i32, U: i32, V: i32): void {
  if (U === V) return;
  const padding = <usize>(V - U) << 2;
  for (let i: i32 = 0; i < M; i++) {
    let p = d + (<usize>U << 2);
    for (let b: i32 = 0; b < blocks; b++) {
      memory.fill(p, 0, padding);
      p += <usize>V << 2;
    }
    d += stride;
  }
}

/** Sets M rows of W floats to 0. */
export function zeroRows(d: usize, stride: usize, M: i32, W: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    memory.fill(d, 0, <usize>W << 2);
    d += stride;
  }
}
