/** Softmax of one row, shared by the activation and the fused loss. */
import { exp4 } from './exponential';
import { sumLanesOf } from './arithmetic';

/** Sets lanes N .. (N rounded up to 4) of a row to -infinity, so that they become 0 under the exponential. */
// @ts-ignore: decorator
@inline
export function maskTail(row: usize, N: i32): void {
  for (let j = N; j & 3; j++) store<f32>(row + (<usize>j << 2), -f32.MAX_VALUE);
}

// @ts-ignore: decorator
@inline
export function rowMaximum(row: usize, N: i32): f32 {
  const bytes = (<usize>N + 3 & ~3) << 2;
  let m = v128.load(row);
  for (let j: usize = 16; j < bytes; j += 16) m = f32x4.max(m, v128.load(row + j));
  return max(
    max(f32x4.extract_lane(m, 0), f32x4.extract_lane(m, 1)),
    max(f32x4.extract_lane(m, 2), f32x4.extract_lane(m, 3)),
  );
}

/** y = e^(x - maximum); returns the sum of y. */
// @ts-ignore: decorator
@inline
export function exponentials(y: usize, x: usize, maximum: f32, N: i32): f32 {
  const bytes = (<usize>N + 3 & ~3) << 2;
  const m = f32x4.splat(maximum);
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < bytes; j += 16) {
    const e = exp4(f32x4.sub(v128.load(x + j), m));
    v128.store(y + j, e);
    sum = f32x4.add(sum, e);
  }
  return sumLanesOf(sum);
}

/** y = y / divisor. */
// @ts-ignore: decorator
@inline
export function divideRow(y: usize, divisor: f32, N: i32): void {
  const bytes = (<usize>N + 3 & ~3) << 2;
  const d = f32x4.splat(divisor);
  for (let j: usize = 0; j < bytes; j += 16) v128.store(y + j, f32x4.div(v128.load(y + j), d));
}
