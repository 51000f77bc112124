/** L1 and L2 regularizers: a penalty on the size of weights, and its gradient. */
import { fma } from './math/arithmetic';

// @ts-ignore: decorator
@inline
function penaltyOf(x: v128, l1: v128, l2: v128): v128 {
  return f64x2.add(f64x2.mul(l1, f64x2.abs(x)), f64x2.mul(l2, f64x2.mul(x, x)));
}

// @ts-ignore: decorator
@inline
function addLanes(sum: f64, x: v128, count: i32): f64 {
  if (count > 0) sum += f64x2.extract_lane(x, 0);
  if (count > 1) sum += f64x2.extract_lane(x, 1);
  return sum;
}

/**
 * sum (f64) = start + l1 · Σ|w| + l2 · Σw² over the first C columns of a panel w [K][W], W a multiple of 8, where `start` is the sum so
 * far or, at first, 0. What stands beyond the columns may be anything.
 * In float64; each column is summed over its rows, and the columns are added from left to right, however wide the panels are.
 */
export function penaltyValue(
  sum: usize, w: usize, K: i32, W: i32, C: i32, l1: f64, l2: f64, isFirst: i32,
): void {
  const a = f64x2.splat(l1), b = f64x2.splat(l2);
  const row = <usize>W << 2, end = w + <usize>K * row;
  let total: f64 = isFirst ? 0 : load<f64>(sum);
  for (let j: usize = 0; j < row; j += 32) {
    let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let p = w + j; p < end; p += row) {
      s0 = f64x2.add(s0, penaltyOf(f64x2.promote_low_f32x4(v128.load64_zero(p)), a, b));
      s1 = f64x2.add(s1, penaltyOf(f64x2.promote_low_f32x4(v128.load64_zero(p, 8)), a, b));
      s2 = f64x2.add(s2, penaltyOf(f64x2.promote_low_f32x4(v128.load64_zero(p, 16)), a, b));
      s3 = f64x2.add(s3, penaltyOf(f64x2.promote_low_f32x4(v128.load64_zero(p, 24)), a, b));
    }
    const left = C - <i32>(j >> 2);
    total = addLanes(addLanes(total, s0, left), s1, left - 2);
    total = addLanes(addLanes(total, s2, left - 4), s3, left - 6);
  }
  store<f64>(sum, total);
}

/** g += l1 · sign(w) + twiceL2 · w, sign(0) = 0: O rows of `bytes` (a multiple of 16), `stride` bytes apart in both. */
export function penaltyGradient(
  g: usize, w: usize, O: i32, bytes: usize, stride: usize, l1: f32, twiceL2: f32,
): void {
  const zero = f32x4.splat(0), size = f32x4.splat(l1), slope = f32x4.splat(twiceL2);
  const signBit = i32x4.splat(<i32>0x80000000);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const x = v128.load(w + j);
      const signed = v128.or(size, v128.and(x, signBit));
      const sign = v128.and(signed, f32x4.ne(x, zero));
      v128.store(g + j, fma(slope, x, f32x4.add(v128.load(g + j), sign)));
    }
    g += stride;
    w += stride;
  }
}
