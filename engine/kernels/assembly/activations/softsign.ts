/** softsign: y = x / (1 + |x|). */

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  return f32x4.div(x, f32x4.add(f32x4.splat(1), f32x4.abs(x)));
}

/** From the input x: 1 / (1 + |x|)². */
// @ts-ignore: decorator
@inline
export function slope(x: v128): v128 {
  const w = f32x4.add(f32x4.splat(1), f32x4.abs(x));
  return f32x4.div(f32x4.splat(1), f32x4.mul(w, w));
}
