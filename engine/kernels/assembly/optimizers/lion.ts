/** Lion on a block of weights: O rows of `bytes` (a multiple of 16), `stride` bytes apart everywhere. */
import { fma } from '../math/arithmetic';

/** -1, 0 or 1; a NaN stays one, so that a diverged run stays visible. */
// @ts-ignore: decorator
@inline
function sign(x: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  const plus = v128.and(f32x4.gt(x, zero), one), minus = v128.and(f32x4.lt(x, zero), one);
  return v128.or(f32x4.sub(plus, minus), f32x4.ne(x, x));
}

/** w -= learningRate · sign(β1·m + (1 - β1)·g); m = β2·m + (1 - β2)·g. rest1 = 1 - β1, rest2 = 1 - β2. */
export function lionStep(
  w: usize, g: usize, m: usize, O: i32, bytes: usize, stride: usize,
  learningRate: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
): void {
  const rate = f32x4.splat(learningRate), b1 = f32x4.splat(beta1), r1 = f32x4.splat(rest1);
  const b2 = f32x4.splat(beta2), r2 = f32x4.splat(rest2);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const gradient = v128.load(g + j), mean = v128.load(m + j);
      const direction = sign(fma(r1, gradient, f32x4.mul(b1, mean)));
      v128.store(m + j, fma(r2, gradient, f32x4.mul(b2, mean)));
      v128.store(w + j, f32x4.sub(v128.load(w + j), f32x4.mul(rate, direction)));
    }
    w += stride;
    g += stride;
    m += stride;
  }
}
