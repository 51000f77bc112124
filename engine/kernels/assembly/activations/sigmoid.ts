/** sigmoid: y = 1 / (1 + e^-x). */
import { exp4 } from '../math/exponential';

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** From the output y: y · (1 - y). */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  return f32x4.mul(y, f32x4.sub(f32x4.splat(1), y));
}
