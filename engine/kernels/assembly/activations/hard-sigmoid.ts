/** hard_sigmoid, Keras 3's: y = relu6(x + 3) / 6. */

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  const shifted = f32x4.add(x, f32x4.splat(3));
  const clipped = f32x4.pmin(f32x4.pmax(shifted, f32x4.splat(0)), f32x4.splat(6));
  return f32x4.div(clipped, f32x4.splat(6));
}

/** From the output y: 1/6 strictly inside (0, 1), else 0. */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  const inside = v128.and(f32x4.gt(y, f32x4.splat(0)), f32x4.lt(y, f32x4.splat(1)));
  return v128.and(inside, f32x4.splat(0.16666666666666666));
}
