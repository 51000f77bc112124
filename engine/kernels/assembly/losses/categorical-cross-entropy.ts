/** Categorical cross-entropy of class labels from outputs that are not softmax's, by Keras 3's rule: normalise, clip, -ln. */

const EPSILON: f32 = 1e-7;

/**
 * q = y / Σ y, c = clip(q[label], ε, 1 - ε), rowLoss[i] (f64) = -ln c;
 * d[j] = scale · (1/Σy - [j = label] / y_label) where c is not clipped, else 0.
 * y, d [M][N], `stride` bytes between rows; labels u8 by sample, indices [M] u32; scale = 1 / batch size.
 */
export function categoricalCrossEntropy(
  d: usize, y: usize, rowLoss: usize, stride: usize, labels: usize, indices: usize, M: i32, N: i32, scale: f32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    const label = <usize>load<u8>(labels + <usize>load<u32>(indices)) << 2;
    let sum: f32 = 0;
    for (let j: usize = 0; j < <usize>N; j++) sum += load<f32>(y + (j << 2));
    const chosen = load<f32>(y + label);
    const q = chosen / sum;
    const clipped = min(max(q, EPSILON), <f32>1 - EPSILON);
    store<f64>(rowLoss, -Math.log(<f64>clipped));
    const slope: f32 = q >= EPSILON && q <= <f32>1 - EPSILON ? scale / sum : 0;
    for (let j: usize = 0; j < <usize>N; j++) store<f32>(d + (j << 2), slope);
    store<f32>(d + label, slope == 0 ? 0 : slope - scale / chosen);
    d += stride;
    y += stride;
    rowLoss += 8;
    indices += 4;
  }
}
