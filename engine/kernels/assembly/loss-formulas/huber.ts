/** huber: e² / 2 where |e| <= p, else p · |e| - p² / 2; e = y - t, p = delta. */

// @ts-ignore: decorator
@inline
export function value(y: v128, t: v128, p: v128): v128 {
  const e = f32x4.abs(f32x4.sub(y, t));
  // With c = min(|e|, p) both branches are c · (|e| - c / 2).
  const c = f32x4.pmin(e, p);
  return f32x4.mul(c, f32x4.sub(e, f32x4.mul(c, f32x4.splat(0.5))));
}

/** e, held between -p and p. */
// @ts-ignore: decorator
@inline
export function slope(y: v128, t: v128, p: v128): v128 {
  return f32x4.pmax(f32x4.pmin(f32x4.sub(y, t), p), f32x4.neg(p));
}
