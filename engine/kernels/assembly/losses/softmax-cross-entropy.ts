/** Softmax and categorical cross-entropy in one, from logits, as Keras fuses them: no probability is clipped. */
import { clearTail } from '../math/lanes';
import { divideRow, exponentials, maskTail, rowMaximum } from '../math/softmax-row';

/** The sum of a row's exponentials but one. */
// @ts-ignore: decorator
@inline
function sumOfOthers(e: usize, label: usize, N: i32): f64 {
  let others: f64 = 0;
  for (let j: usize = 0; j < <usize>N << 2; j += 4) if (j !== label) others += <f64>load<f32>(e + j);
  return others;
}

/**
 * rowLoss[i] (f64) = ln Σ e^z - z[label]; y = softmax(z); d = (y - onehot) · scale. z, y, d [M][N], `stride` bytes between rows; labels u8 by sample,
 * indices [M] u32; scale = 1 / batch size. The lanes of z after the N-th, up to a whole vector, become 0.
 */
export function softmaxCrossEntropy(
  d: usize, y: usize, rowLoss: usize, z: usize, stride: usize, labels: usize, indices: usize, M: i32, N: i32, scale: f32,
): void {
  const bytes = (<usize>N + 3 & ~3) << 2;
  const factor = f32x4.splat(scale);
  for (let i: i32 = 0; i < M; i++) {
    const label = <usize>load<u8>(labels + <usize>load<u32>(indices)) << 2;
    maskTail(z, N);
    const maximum = rowMaximum(z, N);
    const logit = load<f32>(z + label);
    const sum = exponentials(y, z, maximum, N);
    clearTail(z, N);
    const chosen = load<f32>(y + label);
    // Where the label is likely, 1 - y and -ln y are taken from the others: 1 + tiny would lose them.
    const isLikely = <f32>2 * chosen > sum;
    const others = isLikely ? sumOfOthers(y, label, N) : 0;
    store<f64>(
      rowLoss,
      isLikely ? Math.log1p(others / <f64>chosen) : Math.log(<f64>sum) + (<f64>maximum - <f64>logit),
    );
    divideRow(y, sum, N);
    for (let j: usize = 0; j < bytes; j += 16) v128.store(d + j, f32x4.mul(v128.load(y + j), factor));
    const slope = isLikely ? -<f32>others / sum : load<f32>(y + label) - 1;
    store<f32>(d + label, slope * scale);
    d += stride;
    y += stride;
    z += stride;
    rowLoss += 8;
    indices += 4;
  }
}
