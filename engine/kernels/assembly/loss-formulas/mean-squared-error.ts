/** mean_squared_error: (y - t)². */

// @ts-ignore: decorator
@inline
export function value(y: v128, t: v128, _p: v128): v128 {
  const e = f32x4.sub(y, t);
  return f32x4.mul(e, e);
}

/** 2 · (y - t). */
// @ts-ignore: decorator
@inline
export function slope(y: v128, t: v128, _p: v128): v128 {
  const e = f32x4.sub(y, t);
  return f32x4.add(e, e);
}
