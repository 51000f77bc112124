/** Adam on a block of weights: O rows of `bytes` (a multiple of 32), `stride` bytes apart in w, g and all slots alike. */
import { adamPair } from '../math/adam-step';
import { fma, fnma } from '../math/arithmetic';

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

/** With amsgrad: x = max(x, v) divides in v's place. */
export function adamAmsgradStep(
  w: usize, g: usize, m: usize, v: usize, x: usize, O: i32, bytes: usize, stride: usize,
  alpha: f32, keep1: f32, keep2: f32, epsilon: f32,
): void {
  const a = f32x4.splat(alpha), k1 = f32x4.splat(keep1), k2 = f32x4.splat(keep2), e = f32x4.splat(epsilon);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const gradient = v128.load(g + j);
      let mean = v128.load(m + j), square = v128.load(v + j);
      mean = fma(f32x4.sub(gradient, mean), k1, mean);
      square = fma(f32x4.sub(f32x4.mul(gradient, gradient), square), k2, square);
      const largest = f32x4.pmax(v128.load(x + j), square);
      v128.store(m + j, mean);
      v128.store(v + j, square);
      v128.store(x + j, largest);
      const r = f32x4.div(a, f32x4.add(f32x4.sqrt(largest), e));
      v128.store(w + j, fnma(mean, r, v128.load(w + j)));
    }
    w += stride;
    g += stride;
    m += stride;
    v += stride;
    x += stride;
  }
}
