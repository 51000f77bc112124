/** Stochastic gradient descent on a block of weights: O rows of `bytes` (a multiple of 16), `stride` bytes apart everywhere. */
import { fnma } from '../math/arithmetic';

/** w -= learningRate · g. */
export function sgdStep(w: usize, g: usize, O: i32, bytes: usize, stride: usize, learningRate: f32): void {
  const rate = f32x4.splat(learningRate);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(w + j, fnma(rate, v128.load(g + j), v128.load(w + j)));
    }
    w += stride;
    g += stride;
  }
}

/** v = momentum · v - learningRate · g; w += v, or with Nesterov w += momentum · v - learningRate · g. */
export function sgdMomentumStep(
  w: usize, g: usize, v: usize, O: i32, bytes: usize, stride: usize, learningRate: f32, momentum: f32, nesterov: i32,
): void {
  const rate = f32x4.splat(learningRate), mu = f32x4.splat(momentum);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const step = f32x4.mul(rate, v128.load(g + j));
      const velocity = f32x4.sub(f32x4.mul(mu, v128.load(v + j)), step);
      v128.store(v + j, velocity);
      const move = nesterov ? f32x4.sub(f32x4.mul(mu, velocity), step) : velocity;
      v128.store(w + j, f32x4.add(v128.load(w + j), move));
    }
    w += stride;
    g += stride;
    v += stride;
  }
}
