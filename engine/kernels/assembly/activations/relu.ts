/** relu: y = max(x, 0); dy/dx = 1 where y > 0, else 0. */

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0));
}

/** From the output y. */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  return v128.and(f32x4.gt(y, f32x4.splat(0)), f32x4.splat(1));
}
