/** Brings the samples of a batch, named by their indices, into a matrix of floats. `indices` [M] u32. */

/** x[i][k] = table[bytes[indices[i]][k]]; bytes [..][K], table 256 floats, `stride` bytes between rows of x. */
export function gatherBytes(x: usize, stride: usize, bytes: usize, indices: usize, table: usize, M: i32, K: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    const row = bytes + <usize>load<u32>(indices + (<usize>i << 2)) * <usize>K;
    for (let k: usize = 0; k < <usize>K; k++) {
      store<f32>(x + (k << 2), load<f32>(table + (<usize>load<u8>(row + k) << 2)));
    }
    x += stride;
  }
}

/** x[i][k] = values[indices[i]][k]; values [..][K] floats. */
export function gatherFloats(x: usize, stride: usize, values: usize, indices: usize, M: i32, K: i32): void {
  const bytes = <usize>K << 2;
  for (let i: i32 = 0; i < M; i++) {
    memory.copy(x, values + <usize>load<u32>(indices + (<usize>i << 2)) * bytes, bytes);
    x += stride;
  }
}

/** x[i][label] = 1, all else 0: classes as one-hot rows of N floats. */
export function gatherOneHot(x: usize, stride: usize, labels: usize, indices: usize, M: i32, N: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    memory.fill(x, 0, <usize>N << 2);
    const label = <usize>load<u8>(labels + <usize>load<u32>(indices + (<usize>i << 2)));
    store<f32>(x + (label << 2), 1);
    x += stride;
  }
}

/** Rows of W floats from one stride to another. */
export function copyRows(y: usize, yStride: usize, x: usize, xStride: usize, M: i32, W: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    memory.copy(y, x, <usize>W << 2);
    y += yStride;
    x += xStride;
  }
}

/** x = 0: rows of W floats. */
export function clearRows(x: usize, stride: usize, M: i32, W: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    memory.fill(x, 0, <usize>W << 2);
    x += stride;
  }
}
