/** Mean squared error: the mean over a row's N values, then over the batch. */

/**
 * rowLoss[i] (f64) = Σ_j (y - t)² / N; d = 2 · (y - t) · scale with scale = 1 / (N · batch size).
 * y, t, d [M][N], `stride` bytes between rows.
 */
export function meanSquaredError(
  d: usize, y: usize, rowLoss: usize, t: usize, stride: usize, M: i32, N: i32, scale: f32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    let sum: f64 = 0;
    for (let j: usize = 0; j < <usize>N; j++) {
      const error = load<f32>(y + (j << 2)) - load<f32>(t + (j << 2));
      sum += <f64>error * <f64>error;
      store<f32>(d + (j << 2), <f32>2 * error * scale);
    }
    store<f64>(rowLoss, sum / <f64>N);
    d += stride;
    y += stride;
    t += stride;
    rowLoss += 8;
  }
}
