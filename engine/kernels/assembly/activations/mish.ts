/** mish: y = x · tanh(softplus(x)) (Misra 2019). */
import { exp4 } from '../math/exponential';
import { fma } from '../math/arithmetic';
import { value as sigmoid } from './sigmoid';

/**
 * t = tanh(ln(1 + e^x)) = (u² - 1) / (u² + 1) with u = 1 + e^x, as top / (top + rest) with n = e^-|x|, so that nothing overflows or
 * cancels: x >= 0: top = 1 + 2n, rest = 2n²; x < 0: top = n² + 2n, rest = 2. Then 1 - t = rest / (top + rest).
 */
// @ts-ignore: decorator
@inline
function top4(x: v128, n: v128): v128 {
  const isPositive = f32x4.ge(x, f32x4.splat(0));
  const two = f32x4.splat(2);
  return v128.bitselect(fma(two, n, f32x4.splat(1)), f32x4.mul(n, f32x4.add(n, two)), isPositive);
}

// @ts-ignore: decorator
@inline
function rest4(x: v128, n: v128): v128 {
  const isPositive = f32x4.ge(x, f32x4.splat(0));
  return v128.bitselect(f32x4.mul(f32x4.splat(2), f32x4.mul(n, n)), f32x4.splat(2), isPositive);
}

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  const n = exp4(f32x4.neg(f32x4.abs(x)));
  const top = top4(x, n);
  return f32x4.mul(x, f32x4.div(top, f32x4.add(top, rest4(x, n))));
}

/** From the input x: t + x · (1 - t)(1 + t) · sigmoid(x). */
// @ts-ignore: decorator
@inline
export function slope(x: v128): v128 {
  const n = exp4(f32x4.neg(f32x4.abs(x)));
  const top = top4(x, n);
  const rest = rest4(x, n);
  const inverse = f32x4.div(f32x4.splat(1), f32x4.add(top, rest));
  const t = f32x4.mul(top, inverse);
  const bend = f32x4.mul(f32x4.mul(rest, inverse), f32x4.add(f32x4.splat(1), t));
  return fma(x, f32x4.mul(bend, sigmoid(x)), t);
}
