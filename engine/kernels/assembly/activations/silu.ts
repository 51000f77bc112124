/** silu (swish): y = x · sigmoid(x). */
import { fma } from '../math/arithmetic';
import { value as sigmoid } from './sigmoid';

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  return f32x4.mul(x, sigmoid(x));
}

/** From the input x: s · (1 + x · (1 - s)), s = sigmoid(x). */
// @ts-ignore: decorator
@inline
export function slope(x: v128): v128 {
  const one = f32x4.splat(1);
  const s = sigmoid(x);
  return f32x4.mul(s, fma(x, f32x4.sub(one, s), one));
}
