/**
 * Keeps gradients small. Norms are summed in an order that depends on a tensor's rows and columns only: tiles of 8 × 8 elements in
 * float32, then the tiles one after the other in float64, so neither threads nor the layout of the panels change a bit.
 */
import { fma, sumLanesOf } from '../math/arithmetic';

/** Each element within ±limit; NaN stays NaN. O rows of `bytes` (a multiple of 16), `stride` bytes apart. */
export function clipValues(g: usize, O: i32, bytes: usize, stride: usize, limit: f32): void {
  const high = f32x4.splat(limit), low = f32x4.splat(-limit);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(g + j, f32x4.pmin(f32x4.pmax(v128.load(g + j), low), high));
    }
    g += stride;
  }
}

/** sums [ceil(K / 8)] float64: of the squares of 8 rows each of g [K] rows, `stride` bytes apart, of C <= 8 columns. */
export function squareSums(sums: usize, g: usize, K: i32, C: i32, stride: usize): void {
  const lanes = i32x4.splat(C);
  const low = i32x4.lt_s(i32x4(0, 1, 2, 3), lanes), high = i32x4.lt_s(i32x4(4, 5, 6, 7), lanes);
  for (; K > 0; K -= 8) {
    const rows = min(K, 8);
    let a = f32x4.splat(0), b = f32x4.splat(0);
    for (let i: i32 = 0; i < rows; i++) {
      const x = v128.and(v128.load(g), low), y = v128.and(v128.load(g, 16), high);
      a = fma(x, x, a);
      b = fma(y, y, b);
      g += stride;
    }
    store<f64>(sums, sumLanesOf(f32x4.add(a, b)));
    sums += 8;
  }
}

/** total (float64) = Σ of sums [N]. */
export function addSums(total: usize, sums: usize, N: i32): void {
  let sum: f64 = 0;
  for (let i: i32 = 0; i < N; i++) {
    sum += load<f64>(sums);
    sums += 8;
  }
  store<f64>(total, sum);
}

/** scale (float32) = limit / norm where norm = √Σ totals [N] is above the limit, else 1; NaN where the norm is no finite number. */
export function clipScale(scale: usize, totals: usize, N: i32, limit: f64): void {
  let sum: f64 = 0;
  for (let i: i32 = 0; i < N; i++) {
    sum += load<f64>(totals);
    totals += 8;
  }
  const norm = Math.sqrt(sum);
  store<f32>(scale, <f32>((norm > limit ? limit / norm : 1) + (norm - norm)));
}

/** g *= the float32 at `scale`; nothing to do where that is 1. */
export function scaleGradient(g: usize, O: i32, bytes: usize, stride: usize, scale: usize): void {
  if (load<f32>(scale) == 1) return;
  const s = v128.load32_splat(scale);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) v128.store(g + j, f32x4.mul(v128.load(g + j), s));
    g += stride;
  }
}
