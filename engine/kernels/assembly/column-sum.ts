/** Sums over the batch: the gradient of a bias. */

/** sums[j] = Σ_i d[i][j], i ascending; d [M][W], W rounded up to whole vectors, `stride` bytes between rows. */
export function columnSum(sums: usize, d: usize, stride: usize, M: i32, W: i32): void {
  const bytes = (<usize>W + 3 & ~3) << 2;
  for (let j: usize = 0; j < bytes; j += 16) {
    let sum = f32x4.splat(0);
    let p = d + j;
    for (let i: i32 = 0; i < M; i++) {
      sum = f32x4.add(sum, v128.load(p));
      p += stride;
    }
    v128.store(sums + j, sum);
  }
}
