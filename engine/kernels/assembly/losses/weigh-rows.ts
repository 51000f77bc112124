/** Sample weights: how much each sample counts in the loss. */

/**
 * d[i] *= w, rowLoss[i] (f64) *= w with w = weights[indices[i]] (f32). d [M][N], `stride` bytes between rows; rows are changed up to a
 * whole vector.
 */
export function weighRows(d: usize, rowLoss: usize, stride: usize, weights: usize, indices: usize, M: i32, N: i32): void {
  const bytes = (<usize>N + 3 & ~3) << 2;
  for (let i: i32 = 0; i < M; i++) {
    const weight = load<f32>(weights + (<usize>load<u32>(indices) << 2));
    store<f64>(rowLoss, load<f64>(rowLoss) * <f64>weight);
    const w = f32x4.splat(weight);
    for (let j: usize = 0; j < bytes; j += 16) v128.store(d + j, f32x4.mul(v128.load(d + j), w));
    d += stride;
    rowLoss += 8;
    indices += 4;
  }
}
