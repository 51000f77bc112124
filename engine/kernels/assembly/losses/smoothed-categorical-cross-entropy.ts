/** Categorical cross-entropy with label smoothing of outputs that are not softmax's, by Keras 3's rule: normalise, clip, -ln. */

const EPSILON: f32 = 1e-7;

/**
 * q = y / Σ y, c = clip(q, ε, 1 - ε), s_j = smoothing / N + (1 - smoothing) · [j = label]; rowLoss[i] (f64) = -Σ s · ln c;
 * d[j] = scale · (g_j - Σ g · q) / Σy with g = -s / q where c is not clipped, else 0.
 * y, d [M][N], `stride` bytes between rows; labels u8 by sample, indices [M] u32; scale = 1 / batch size.
 */
export function smoothedCategoricalCrossEntropy(
  d: usize, y: usize, rowLoss: usize, stride: usize, labels: usize, indices: usize, M: i32, N: i32, scale: f32, smoothing: f32,
): void {
  const even = <f64>smoothing / <f64>N;
  for (let i: i32 = 0; i < M; i++) {
    const label = <usize>load<u8>(labels + <usize>load<u32>(indices)) << 2;
    let sum: f64 = 0;
    for (let j: usize = 0; j < <usize>N << 2; j += 4) sum += <f64>load<f32>(y + j);
    let loss: f64 = 0, passed: f64 = 0;
    for (let j: usize = 0; j < <usize>N << 2; j += 4) {
      const s = even + (j === label ? 1 - <f64>smoothing : 0);
      const q = <f64>load<f32>(y + j) / sum;
      const c = min(max(q, <f64>EPSILON), 1 - <f64>EPSILON);
      loss -= s * Math.log(c);
      const isPassed = q === c;
      if (isPassed) passed += s;
      store<f32>(d + j, isPassed ? <f32>(s / q) : 0);
    }
    for (let j: usize = 0; j < <usize>N << 2; j += 4) {
      store<f32>(d + j, <f32>((passed - <f64>load<f32>(d + j)) / sum * <f64>scale));
    }
    store<f64>(rowLoss, loss);
    d += stride;
    y += stride;
    rowLoss += 8;
    indices += 4;
  }
}
