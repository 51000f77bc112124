/**
 * e^x and e^x - 1 on four lanes, about 1 unit in the last place: x = n·ln 2 + r, |r| <= ln 2 / 2, and Cephes's expf polynomial in r.
 * NaN stays NaN; beyond float32's range the result is 0 or infinity.
 */
import { fma } from './arithmetic';

const LOWEST: f32 = -104.0;
const HIGHEST: f32 = 89.0;
const LOG2_E: f32 = 1.44269504088896341;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;

// @ts-ignore: decorator
@inline
function clamp(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(LOWEST)), f32x4.splat(HIGHEST));
}

// @ts-ignore: decorator
@inline
function nearestPower(x: v128): v128 {
  return f32x4.nearest(f32x4.mul(x, f32x4.splat(LOG2_E)));
}

/** e^r - 1 with r = x - n·ln 2. */
// @ts-ignore: decorator
@inline
function expm1Reduced(x: v128, n: v128): v128 {
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(LN2_LOW)));
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
  return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
}

// @ts-ignore: decorator
@inline
export function exp4(value: v128): v128 {
  const x = clamp(value);
  const n = nearestPower(x);
  const e = f32x4.add(expm1Reduced(x, n), f32x4.splat(1));
  const half = f32x4.floor(f32x4.mul(n, f32x4.splat(0.5)));
  return f32x4.mul(f32x4.mul(e, powerOfTwo(half)), powerOfTwo(f32x4.sub(n, half)));
}

/** For x up to 88; exact to the last places also near 0, where e^x - 1 would cancel. */
// @ts-ignore: decorator
@inline
export function expm14(value: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(value, f32x4.splat(-87)), f32x4.splat(88));
  const n = nearestPower(x);
  const scale = powerOfTwo(n);
  return fma(scale, expm1Reduced(x, n), f32x4.sub(scale, f32x4.splat(1)));
}
