/** log_cosh: ln cosh(y - t). */
import { value as tanh } from '../activations/tanh';
import { exp4, expm14 } from '../math/exponential';
import { log1p4 } from '../math/logarithm';

/** Far out |e| + ln(1 + e^-2|e|) - ln 2; near 0, where that cancels, ln(1 + (cosh e - 1)) with cosh e - 1 = (e^-|e| - 1)² · e^|e| / 2. */
// @ts-ignore: decorator
@inline
export function value(y: v128, t: v128, _p: v128): v128 {
  const e = f32x4.abs(f32x4.sub(y, t));
  const near = f32x4.pmin(e, f32x4.splat(1));
  const drop = expm14(f32x4.neg(near));
  const rise = f32x4.mul(f32x4.mul(drop, drop), f32x4.mul(exp4(near), f32x4.splat(0.5)));
  const bend = log1p4(exp4(f32x4.mul(e, f32x4.splat(-2))));
  const far = f32x4.add(f32x4.sub(e, f32x4.splat(0.69314718055994531)), bend);
  return v128.bitselect(log1p4(rise), far, f32x4.lt(e, f32x4.splat(1)));
}

/** tanh(y - t). */
// @ts-ignore: decorator
@inline
export function slope(y: v128, t: v128, _p: v128): v128 {
  return tanh(f32x4.sub(y, t));
}
