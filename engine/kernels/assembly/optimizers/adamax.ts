/** Adamax on a block of weights: O rows of `bytes` (a multiple of 16), `stride` bytes apart everywhere. */
import { fma } from '../math/arithmetic';

/** m += (g - m)(1 - β1); u = max(β2·u, |g|); w -= alpha · m / (u + ε); alpha = learningRate / (1 - β1^t), keep1 = 1 - β1. */
export function adamaxStep(
  w: usize, g: usize, m: usize, u: usize, O: i32, bytes: usize, stride: usize,
  alpha: f32, keep1: f32, beta2: f32, epsilon: f32,
): void {
  const a = f32x4.splat(alpha), k1 = f32x4.splat(keep1), b2 = f32x4.splat(beta2), e = f32x4.splat(epsilon);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const gradient = v128.load(g + j);
      let mean = v128.load(m + j);
      mean = fma(f32x4.sub(gradient, mean), k1, mean);
      const norm = f32x4.pmax(f32x4.mul(b2, v128.load(u + j)), f32x4.abs(gradient));
      v128.store(m + j, mean);
      v128.store(u + j, norm);
      const step = f32x4.div(f32x4.mul(a, mean), f32x4.add(norm, e));
      v128.store(w + j, f32x4.sub(v128.load(w + j), step));
    }
    w += stride;
    g += stride;
    m += stride;
    u += stride;
  }
}
