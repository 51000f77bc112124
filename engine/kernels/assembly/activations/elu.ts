/** elu with alpha 1: y = x where x > 0, else e^x - 1. */
import { expm14 } from '../math/exponential';

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  const zero = f32x4.splat(0);
  return v128.bitselect(x, expm14(f32x4.pmin(x, zero)), f32x4.gt(x, zero));
}

/** From the output y: 1 where y > 0, else e^x = y + 1. */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  const one = f32x4.splat(1);
  return v128.bitselect(one, f32x4.add(y, one), f32x4.gt(y, f32x4.splat(0)));
}
