/** selu: y = scale · x where x > 0, else scale · alpha · (e^x - 1) (Klambauer et al. 2017). */
import { expm14 } from '../math/exponential';

const SCALE: f32 = 1.0507009873554804934193349852946;
const SCALE_ALPHA: f32 = 1.7580993408473768599402175208123;

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  const zero = f32x4.splat(0);
  const negative = f32x4.mul(f32x4.splat(SCALE_ALPHA), expm14(f32x4.pmin(x, zero)));
  return v128.bitselect(f32x4.mul(f32x4.splat(SCALE), x), negative, f32x4.gt(x, zero));
}

/** From the output y: scale where y > 0, else scale · alpha · e^x = y + scale · alpha. */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  const negative = f32x4.add(y, f32x4.splat(SCALE_ALPHA));
  return v128.bitselect(f32x4.splat(SCALE), negative, f32x4.gt(y, f32x4.splat(0)));
}
