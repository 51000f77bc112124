/** ln x and ln(1 + x) on four lanes, about 1 unit in the last place (Cephes's logf). */
import { fma } from './arithmetic';

/** For positive normal numbers. */
// @ts-ignore: decorator
@inline
export function log4(x: v128): v128 {
  // x = m · 2^e with m in [sqrt(1/2), sqrt(2)): subtracting the bits of sqrt(1/2) carries into the exponent.
  const bits = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const f = f32x4.sub(m, f32x4.splat(1));
  const z = f32x4.mul(f, f);
  let p = fma(f32x4.splat(7.0376836292e-2), f, f32x4.splat(-1.1514610310e-1));
  p = fma(p, f, f32x4.splat(1.1676998740e-1));
  p = fma(p, f, f32x4.splat(-1.2420140846e-1));
  p = fma(p, f, f32x4.splat(1.4249322787e-1));
  p = fma(p, f, f32x4.splat(-1.6668057665e-1));
  p = fma(p, f, f32x4.splat(2.0000714765e-1));
  p = fma(p, f, f32x4.splat(-2.4999993993e-1));
  p = fma(p, f, f32x4.splat(3.3333331174e-1));
  let y = f32x4.mul(f32x4.mul(f, z), p);
  y = fma(e, f32x4.splat(-2.12194440e-4), y);
  y = f32x4.sub(y, f32x4.mul(z, f32x4.splat(0.5)));
  return fma(e, f32x4.splat(0.693359375), f32x4.add(f, y));
}

/** For x >= 0: ln(w) + (x - (w - 1)) / w with w = 1 + x as rounded. */
// @ts-ignore: decorator
@inline
export function log1p4(x: v128): v128 {
  const w = f32x4.add(f32x4.splat(1), x);
  const lost = f32x4.sub(x, f32x4.sub(w, f32x4.splat(1)));
  return f32x4.add(log4(w), f32x4.div(lost, w));
}
