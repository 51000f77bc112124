/** The normal distribution's Φ on four lanes, relative error about 1e-6 also far out in the left tail. */
import { exp4 } from './exponential';
import { fma } from './arithmetic';

/**
 * Φ(x) = erfc(-x / √2) / 2, with erfc(z) = t · exp(-z² + P(t)), t = 1 / (1 + z/2) for z >= 0
 * (Chebyshev fit, relative error below 1.2e-7; Press et al., Numerical Recipes, erfcc). z² is split so that its rounding does not
 * reach the exponential.
 */
// @ts-ignore: decorator
@inline
export function normalCdf4(x: v128): v128 {
  const z = f32x4.mul(f32x4.abs(x), f32x4.splat(0.70710678118654752));
  const one = f32x4.splat(1);
  const t = f32x4.div(one, fma(f32x4.splat(0.5), z, one));
  let p = fma(f32x4.splat(0.17087277), t, f32x4.splat(-0.82215223));
  p = fma(p, t, f32x4.splat(1.48851587));
  p = fma(p, t, f32x4.splat(-1.13520398));
  p = fma(p, t, f32x4.splat(0.27886807));
  p = fma(p, t, f32x4.splat(-0.18628806));
  p = fma(p, t, f32x4.splat(0.09678418));
  p = fma(p, t, f32x4.splat(0.37409196));
  p = fma(p, t, f32x4.splat(1.00002368));
  p = fma(p, t, f32x4.splat(-1.26551223));
  // -x²/2 = -(h² / 2) - (x - h)(x + h) / 2 where h, the upper half of x, has an exact square.
  const h = v128.and(f32x4.abs(x), i32x4.splat(<i32>0xfffff000));
  const rest = f32x4.mul(f32x4.sub(f32x4.abs(x), h), f32x4.add(f32x4.abs(x), h));
  const high = exp4(f32x4.mul(f32x4.mul(h, h), f32x4.splat(-0.5)));
  const low = exp4(f32x4.sub(p, f32x4.mul(rest, f32x4.splat(0.5))));
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(t, f32x4.splat(0.5)), high), low);
  return v128.bitselect(f32x4.sub(one, tail), tail, f32x4.gt(x, f32x4.splat(0)));
}

/** The normal density φ(x) = exp(-x²/2) / √(2π). */
// @ts-ignore: decorator
@inline
export function normalDensity4(x: v128): v128 {
  const e = exp4(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
  return f32x4.mul(e, f32x4.splat(0.39894228040143268));
}
