/** leaky_relu with Keras's negative slope of 0.2: y = x where x > 0, else 0.2·x. */

const NEGATIVE_SLOPE: f32 = 0.2;

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  return v128.bitselect(x, f32x4.mul(x, f32x4.splat(NEGATIVE_SLOPE)), f32x4.gt(x, f32x4.splat(0)));
}

/** From the output y, which has the sign of x. */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  return v128.bitselect(f32x4.splat(1), f32x4.splat(NEGATIVE_SLOPE), f32x4.gt(y, f32x4.splat(0)));
}
