/** mean_absolute_error: |y - t|. */
import { signOf } from '../math/arithmetic';

// @ts-ignore: decorator
@inline
export function value(y: v128, t: v128, _p: v128): v128 {
  return f32x4.abs(f32x4.sub(y, t));
}

/** The sign of y - t; 0 where they are equal. */
// @ts-ignore: decorator
@inline
export function slope(y: v128, t: v128, _p: v128): v128 {
  return signOf(f32x4.sub(y, t));
}
