/** What label smoothing changes in softmax and cross-entropy computed for hard labels (softmax-cross-entropy.ts). */

/**
 * With s_j = smoothing / N + (1 - smoothing) · [j = label]: rowLoss[i] (f64) += smoothing · (z[label] - Σ z / N);
 * d[j] += scale · smoothing · ([j = label] - 1 / N). z, d [M][N], `stride` bytes between rows; labels u8 by sample, indices [M] u32.
 */
export function smoothLabels(
  d: usize, rowLoss: usize, z: usize, stride: usize, labels: usize, indices: usize, M: i32, N: i32, scale: f32, smoothing: f32,
): void {
  const all = scale * smoothing;
  const even = all / <f32>N;
  for (let i: i32 = 0; i < M; i++) {
    const label = <usize>load<u8>(labels + <usize>load<u32>(indices)) << 2;
    let sum: f64 = 0;
    for (let j: usize = 0; j < <usize>N << 2; j += 4) {
      sum += <f64>load<f32>(z + j);
      store<f32>(d + j, load<f32>(d + j) - even);
    }
    store<f32>(d + label, load<f32>(d + label) + all);
    const gap = <f64>load<f32>(z + label) - sum / <f64>N;
    store<f64>(rowLoss, load<f64>(rowLoss) + <f64>smoothing * gap);
    d += stride;
    z += stride;
    rowLoss += 8;
    indices += 4;
  }
}
