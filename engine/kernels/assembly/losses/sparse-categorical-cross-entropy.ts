/** Sparse categorical cross-entropy of outputs that are not softmax's, by Keras 3's rule: clip, -ln, and normalise last. */

const EPSILON: f32 = 1e-7;

// @ts-ignore: decorator
@inline
function clip(y: f32): f32 {
  return min(max(y, EPSILON), <f32>1 - EPSILON);
}

/**
 * c = clip(y, ε, 1 - ε), rowLoss[i] (f64) = ln Σ c - ln c[label]; d[j] = scale · (1/Σc - [j = label] / c[label]) where y_j is not clipped, else 0.
 * y, d [M][N], `stride` bytes between rows; labels u8 by sample, indices [M] u32; scale = 1 / batch size.
 */
export function sparseCategoricalCrossEntropy(
  d: usize, y: usize, rowLoss: usize, stride: usize, labels: usize, indices: usize, M: i32, N: i32, scale: f32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    const label = <usize>load<u8>(labels + <usize>load<u32>(indices)) << 2;
    let sum: f64 = 0;
    for (let j: usize = 0; j < <usize>N << 2; j += 4) sum += <f64>clip(load<f32>(y + j));
    const chosen = clip(load<f32>(y + label));
    store<f64>(rowLoss, Math.log(sum / <f64>chosen));
    for (let j: usize = 0; j < <usize>N << 2; j += 4) {
      const out = load<f32>(y + j);
      const slope = <f32>(1 / sum) - (j === label ? <f32>1 / chosen : 0);
      store<f32>(d + j, out === clip(out) ? slope * scale : 0);
    }
    d += stride;
    y += stride;
    rowLoss += 8;
    indices += 4;
  }
}
