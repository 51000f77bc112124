/** softplus: y = ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|). */
import { exp4, expm14 } from '../math/exponential';
import { log1p4 } from '../math/logarithm';

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  const bend = log1p4(exp4(f32x4.neg(f32x4.abs(x))));
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), bend);
}

/** From the output y: sigmoid(x) = 1 - e^-y. */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  return f32x4.neg(expm14(f32x4.neg(y)));
}
