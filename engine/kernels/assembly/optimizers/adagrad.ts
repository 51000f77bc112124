/** Adagrad on a block of weights: O rows of `bytes` (a multiple of 16), `stride` bytes apart everywhere. */
import { fma } from '../math/arithmetic';

/** a += g²; w -= learningRate · g / √(a + ε). */
export function adagradStep(
  w: usize, g: usize, a: usize, O: i32, bytes: usize, stride: usize, learningRate: f32, epsilon: f32,
): void {
  const rate = f32x4.splat(learningRate), e = f32x4.splat(epsilon);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const gradient = v128.load(g + j);
      const sum = fma(gradient, gradient, v128.load(a + j));
      v128.store(a + j, sum);
      const step = f32x4.div(f32x4.mul(rate, gradient), f32x4.sqrt(f32x4.add(sum, e)));
      v128.store(w + j, f32x4.sub(v128.load(w + j), step));
    }
    w += stride;
    g += stride;
    a += stride;
  }
}
