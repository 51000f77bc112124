/**
 * e^x and e^x - 1 on four lanes, about 1 unit in the last place: x = n·ln 2 + r, |r| <= ln 2 / 2, and Cephes's expf polynomial in r.
 * NaN stays NaN; beyond float32's range the result is 0 or infinity.
 */
import { fma, fnma } from './arithmetic';

const LOWEST: f32 = -104.0;
const HIGHEST: f32 = 89.0;
const LOG2_E: f32 = 1.44269504088896341;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;
const SHIFT: f32 = 12582912;
/** SHIFT's bits: a float this large counts in steps of 1. */
const SHIFT_BITS: i32 = 0x4b400000;

// @ts-ignore: decorator
@inline
function clamp(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(LOWEST)), f32x4.splat(HIGHEST));
}

/** x / ln 2 rounded to a whole number n and added to 1.5 · 2^23: n stands in the low bits, as a float and as an integer. */
// @ts-ignore: decorator
@inline
function shiftedPower(x: v128): v128 {
  return fma(x, f32x4.splat(LOG2_E), f32x4.splat(SHIFT));
}

/** e^r - 1 with r = x - n·ln 2. */
// @ts-ignore: decorator
@inline
function expm1Reduced(x: v128, n: v128): v128 {
  const r = fnma(n, f32x4.splat(LN2_LOW), fnma(n, f32x4.splat(LN2_HIGH), x));
  let p = fma(f32x4.splat(1.9875691500e-4), r, f32x4.splat(1.3981999507e-3));
  p = fma(p, r, f32x4.splat(8.3334519073e-3));
  p = fma(p, r, f32x4.splat(4.1665795894e-2));
  p = fma(p, r, f32x4.splat(1.6666665459e-1));
  p = fma(p, r, f32x4.splat(5.0000001201e-1));
  return fma(f32x4.mul(r, r), p, r);
}

/** 2^n for whole n from -126 to 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

// @ts-ignore: decorator
@inline
export function exp4(value: v128): v128 {
  const x = clamp(value);
  const shifted = shiftedPower(x);
  const e = f32x4.add(expm1Reduced(x, f32x4.sub(shifted, f32x4.splat(SHIFT))), f32x4.splat(1));
  const n = i32x4.sub(shifted, i32x4.splat(SHIFT_BITS));
  const half = i32x4.shr_s(n, 1);
  return f32x4.mul(f32x4.mul(e, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}

/** For x up to 88; exact to the last places also near 0, where e^x - 1 would cancel. */
// @ts-ignore: decorator
@inline
export function expm14(value: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(value, f32x4.splat(-87)), f32x4.splat(88));
  const shifted = shiftedPower(x);
  const scale = powerOfTwo(i32x4.sub(shifted, i32x4.splat(SHIFT_BITS)));
  const m = expm1Reduced(x, f32x4.sub(shifted, f32x4.splat(SHIFT)));
  return fma(scale, m, f32x4.sub(scale, f32x4.splat(1)));
}
