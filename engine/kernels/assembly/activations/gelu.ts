/** gelu, the exact form (Keras's approximate=False): y = x · Φ(x), Φ the normal distribution. */
import { normalCdf4, normalDensity4 } from '../math/error-function';
import { fma } from '../math/arithmetic';

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  return f32x4.mul(x, normalCdf4(x));
}

/** From the input x: Φ(x) + x · φ(x). */
// @ts-ignore: decorator
@inline
export function slope(x: v128): v128 {
  return fma(x, normalDensity4(x), normalCdf4(x));
}
