/** mean_absolute_percentage_error: 100 · |y - t| / max(|t|, 1e-7). */
import { signOf } from '../math/arithmetic';

// @ts-ignore: decorator
@inline
function size(t: v128): v128 {
  return f32x4.pmax(f32x4.abs(t), f32x4.splat(1e-7));
}

// @ts-ignore: decorator
@inline
export function value(y: v128, t: v128, _p: v128): v128 {
  const share = f32x4.div(f32x4.abs(f32x4.sub(y, t)), size(t));
  return f32x4.mul(share, f32x4.splat(100));
}

// @ts-ignore: decorator
@inline
export function slope(y: v128, t: v128, _p: v128): v128 {
  return f32x4.div(f32x4.mul(signOf(f32x4.sub(y, t)), f32x4.splat(100)), size(t));
}
