/**
 * Dense products over T steps: matrices lie `Step` bytes apart (negative: from the end), rows within one `Stride` apart. Weights as in
 * the Dense kernels: P panels [K][8], `panel` bytes apart.
 */
import { denseForward } from '../generated/dense-forward';
import { denseInputGradient } from '../generated/dense-input-gradient';
import { denseWeightGradient } from '../generated/dense-weight-gradient';
import { denseWeightGradientAdded } from '../generated/dense-weight-gradient-added';

/** y_t [M][8P] = bias + x_t [M][K] · w for every step. */
export function stepsForward(
  y: usize, yStep: i32, yStride: usize, x: usize, xStep: i32, xStride: usize, w: usize, bias: usize, M: i32, K: i32, P: i32, T: i32,
): void {
  for (let t: i32 = 0; t < T; t++) {
    denseForward(y, yStride, x, xStride, w, bias, M, K, P);
    y += yStep;
    x += xStep;
  }
}

/** dx_t [M][C] = dy_t [M][8P] · wᵀ for every step. */
export function stepsInputGradient(
  dx: usize, dxStep: i32, dxStride: usize, dy: usize, dyStep: i32, dyStride: usize, w: usize, panel: usize, M: i32, C: i32, P: i32, T: i32,
): void {
  for (let t: i32 = 0; t < T; t++) {
    denseInputGradient(dx, dxStride, dy, dyStride, w, panel, M, C, P);
    dx += dxStep;
    dy += dyStep;
  }
}

/** dw = Σ_t x_tᵀ [M][C] · dy_t [M][8P], t ascending. */
export function stepsWeightGradient(
  dw: usize, panel: usize, x: usize, xStep: i32, xStride: usize, dy: usize, dyStep: i32, dyStride: usize, M: i32, C: i32, P: i32, T: i32,
): void {
  // Without a step there is nothing to sum: no row.
  denseWeightGradient(dw, panel, x, xStride, dy, dyStride, T > 0 ? M : 0, C, P);
  for (let t: i32 = 1; t < T; t++) {
    x += xStep;
    dy += dyStep;
    denseWeightGradientAdded(dw, panel, x, xStride, dy, dyStride, M, C, P);
  }
}

/** sums[j] = Σ_t Σ_i d_t[i][j], t and i ascending; W rounded up to 8. */
export function stepsColumnSum(sums: usize, d: usize, step: i32, stride: usize, M: i32, W: i32, T: i32): void {
  const bytes = (<usize>W + 7 & ~7) << 2;
  for (let j: usize = 0; j < bytes; j += 32) {
    let s0 = f32x4.splat(0), s1 = f32x4.splat(0);
    let first = d + j;
    for (let t: i32 = 0; t < T; t++) {
      let p = first;
      for (let i: i32 = 0; i < M; i++) {
        s0 = f32x4.add(s0, v128.load(p));
        s1 = f32x4.add(s1, v128.load(p, 16));
        p += stride;
      }
      first += step;
    }
    v128.store(sums + j, s0);
    v128.store(sums + j, s1, 16);
  }
}

/** y_t [M][W] = x_t [M][W] for every step, not a float more. */
export function stepsCopy(
  y: usize, yStep: i32, yStride: usize, x: usize, xStep: i32, xStride: usize, M: i32, W: i32, T: i32,
): void {
  const bytes = <usize>W << 2;
  for (let t: i32 = 0; t < T; t++) {
    let yi = y, xi = x;
    for (let i: i32 = 0; i < M; i++) {
      memory.copy(yi, xi, bytes);
      yi += yStride;
      xi += xStride;
    }
    y += yStep;
    x += xStep;
  }
}

/** y_t [M][W] = x_t · factors, the same factors [M][W] at every step; y may be x. */
export function stepsScale(
  y: usize, yStep: i32, yStride: usize, x: usize, xStep: i32, xStride: usize, factors: usize, factorStride: usize, M: i32, W: i32, T: i32,
): void {
  const whole = (<usize>W & ~3) << 2, end = <usize>W << 2;
  for (let t: i32 = 0; t < T; t++) {
    let yi = y, xi = x, f = factors;
    for (let i: i32 = 0; i < M; i++) {
      for (let j: usize = 0; j < whole; j += 16) v128.store(yi + j, f32x4.mul(v128.load(xi + j), v128.load(f + j)));
      for (let j = whole; j < end; j += 4) store<f32>(yi + j, load<f32>(xi + j) * load<f32>(f + j));
      yi += yStride;
      xi += xStride;
      f += factorStride;
    }
    y += yStep;
    x += xStep;
  }
}
