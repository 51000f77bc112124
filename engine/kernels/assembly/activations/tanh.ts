/** tanh: y = -m / (2 + m) for x >= 0 with m = e^(-2x) - 1, odd; never cancels. */
import { expm14 } from '../math/exponential';
import { fnma } from '../math/arithmetic';

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  const m = expm14(f32x4.mul(f32x4.abs(x), f32x4.splat(-2)));
  const y = f32x4.div(f32x4.neg(m), f32x4.add(f32x4.splat(2), m));
  return v128.bitselect(x, y, f32x4.splat(-0.0));
}

/** From the output y: 1 - y². */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  return fnma(y, y, f32x4.splat(1));
}
