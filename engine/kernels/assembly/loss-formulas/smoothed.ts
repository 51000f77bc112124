/** Targets of yes and no under label smoothing p: t · (1 - p) + p / 2. */
// @ts-ignore: decorator
@inline
export function smoothed(t: v128, p: v128): v128 {
  const kept = f32x4.mul(t, f32x4.sub(f32x4.splat(1), p));
  return f32x4.add(kept, f32x4.mul(p, f32x4.splat(0.5)));
}
