/** exponential: y = e^x; dy/dx = y. */
import { exp4 } from '../math/exponential';

// @ts-ignore: decorator
@inline
export function value(x: v128): v128 {
  return exp4(x);
}

/** From the output y. */
// @ts-ignore: decorator
@inline
export function slope(y: v128): v128 {
  return y;
}
