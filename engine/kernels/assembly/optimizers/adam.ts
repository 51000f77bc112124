/** Adam on a block of weights: O rows of `bytes` (a multiple of 32), `stride` bytes apart in w, g, m and v alike. */
import { adamPair } from '../math/adam-step';

/** alpha = learningRate · √(1 - β2^t) / (1 - β1^t); keep1 = 1 - β1, keep2 = 1 - β2. */
export function adamStep(
  w: usize, g: usize, m: usize, v: usize, O: i32, bytes: usize, stride: usize,
  alpha: f32, keep1: f32, keep2: f32, epsilon: f32,
): void {
  const a = f32x4.splat(alpha), k1 = f32x4.splat(keep1), k2 = f32x4.splat(keep2), e = f32x4.splat(epsilon);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 32) {
      adamPair(w + j, m + j, v + j, v128.load(g + j), v128.load(g + j, 16), a, k1, k2, e);
    }
    w += stride;
    g += stride;
    m += stride;
    v += stride;
  }
}
