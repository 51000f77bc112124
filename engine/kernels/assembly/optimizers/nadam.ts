/** Nadam on a block of weights: O rows of `bytes` (a multiple of 16), `stride` bytes apart everywhere. */
import { fma } from '../math/arithmetic';

/**
 * m, v as Adam's; w -= (meanFactor · m + gradientFactor · g) / (√(squareFactor · v) + ε); the factors hold the learning rate and all
 * that depends on the step (engine/builtin/optimizers/nadam.ts). keep1 = 1 - β1, keep2 = 1 - β2.
 */
export function nadamStep(
  w: usize, g: usize, m: usize, v: usize, O: i32, bytes: usize, stride: usize,
  meanFactor: f32, gradientFactor: f32, squareFactor: f32, keep1: f32, keep2: f32, epsilon: f32,
): void {
  const mf = f32x4.splat(meanFactor), gf = f32x4.splat(gradientFactor), sf = f32x4.splat(squareFactor);
  const k1 = f32x4.splat(keep1), k2 = f32x4.splat(keep2), e = f32x4.splat(epsilon);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const gradient = v128.load(g + j);
      let mean = v128.load(m + j), square = v128.load(v + j);
      mean = fma(f32x4.sub(gradient, mean), k1, mean);
      square = fma(f32x4.sub(f32x4.mul(gradient, gradient), square), k2, square);
      v128.store(m + j, mean);
      v128.store(v + j, square);
      const ahead = fma(gf, gradient, f32x4.mul(mf, mean));
      const step = f32x4.div(ahead, f32x4.add(f32x4.sqrt(f32x4.mul(sf, square)), e));
      v128.store(w + j, f32x4.sub(v128.load(w + j), step));
    }
    w += stride;
    g += stride;
    m += stride;
    v += stride;
  }
}
