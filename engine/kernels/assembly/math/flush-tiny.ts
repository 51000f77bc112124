/** Gradients fade on their way back through many steps; below float32's normal numbers a processor takes a hundred times as long. */

const TINY: f32 = 1e-30;

/** x, or 0 where |x| < 1e-30; NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function flushTiny(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(TINY)));
}
