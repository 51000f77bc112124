/** Softmax over rows of N floats: y = e^(x - max x) / Σ e^(x - max x). `stride` bytes between rows everywhere. */
import { divideRow, exponentials, maskTail, rowMaximum } from './math/softmax-row';
import { sumLanesOf } from './math/arithmetic';
import { clearTail } from './math/lanes';
import { exp4 } from './math/exponential';

/** y, x [R][N]; y may be x. The lanes of x after the N-th, up to a whole vector, become 0. */
export function softmaxForward(y: usize, x: usize, stride: usize, R: i32, N: i32): void {
  for (let i: i32 = 0; i < R; i++) {
    maskTail(x, N);
    const sum = exponentials(y, x, rowMaximum(x, N), N);
    clearTail(x, N);
    divideRow(y, sum, N);
    y += stride;
    x += stride;
  }
}

/** d = y · (d - Σ_j d_j · y_j) in place; y is softmax's output. */
export function softmaxBackward(d: usize, y: usize, stride: usize, R: i32, N: i32): void {
  const bytes = (<usize>N + 3 & ~3) << 2;
  for (let i: i32 = 0; i < R; i++) {
    let sum = f32x4.splat(0);
    for (let j: usize = 0; j < bytes; j += 16) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(d + j), v128.load(y + j)));
    }
    const inner = f32x4.splat(sumLanesOf(sum));
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(d + j, f32x4.mul(v128.load(y + j), f32x4.sub(v128.load(d + j), inner)));
    }
    d += stride;
    y += stride;
  }
}

/** Softmax over G groups of N neighbours within each row; groups need not begin at whole vectors. */
export function softmaxGroupsForward(y: usize, x: usize, stride: usize, R: i32, G: i32, N: i32): void {
  const length = <usize>N << 2;
  for (let i: i32 = 0; i < R; i++) {
    const end = <usize>G * length;
    for (let g: usize = 0; g < end; g += length) {
      let maximum = load<f32>(x + g);
      for (let j: usize = 4; j < length; j += 4) maximum = max(maximum, load<f32>(x + g + j));
      let sum: f32 = 0;
      for (let j: usize = 0; j < length; j += 4) {
        const e = f32x4.extract_lane(exp4(f32x4.splat(load<f32>(x + g + j) - maximum)), 0);
        store<f32>(y + g + j, e);
        sum += e;
      }
      for (let j: usize = 0; j < length; j += 4) store<f32>(y + g + j, load<f32>(y + g + j) / sum);
    }
    y += stride;
    x += stride;
  }
}

/** As softmaxBackward, within each group. */
export function softmaxGroupsBackward(d: usize, y: usize, stride: usize, R: i32, G: i32, N: i32): void {
  const length = <usize>N << 2;
  for (let i: i32 = 0; i < R; i++) {
    const end = <usize>G * length;
    for (let g: usize = 0; g < end; g += length) {
      let inner: f32 = 0;
      for (let j: usize = 0; j < length; j += 4) inner += load<f32>(d + g + j) * load<f32>(y + g + j);
      for (let j: usize = 0; j < length; j += 4) {
        store<f32>(d + g + j, load<f32>(y + g + j) * (load<f32>(d + g + j) - inner));
      }
    }
    d += stride;
    y += stride;
  }
}
