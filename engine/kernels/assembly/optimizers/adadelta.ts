/** Adadelta on a block of weights: O rows of `bytes` (a multiple of 16), `stride` bytes apart everywhere. */
import { fma, fnma } from '../math/arithmetic';

/** a = ρ·a + (1 - ρ)·g²; d = g · √((x + ε) / (a + ε)); x = ρ·x + (1 - ρ)·d²; w -= learningRate · d. `rest` = 1 - ρ. */
export function adadeltaStep(
  w: usize, g: usize, a: usize, x: usize, O: i32, bytes: usize, stride: usize,
  learningRate: f32, rho: f32, rest: f32, epsilon: f32,
): void {
  const rate = f32x4.splat(learningRate), r = f32x4.splat(rho), q = f32x4.splat(rest), e = f32x4.splat(epsilon);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const gradient = v128.load(g + j), before = v128.load(x + j);
      const square = fma(q, f32x4.mul(gradient, gradient), f32x4.mul(r, v128.load(a + j)));
      const share = f32x4.div(f32x4.add(before, e), f32x4.add(square, e));
      const delta = f32x4.mul(gradient, f32x4.sqrt(share));
      v128.store(a + j, square);
      v128.store(x + j, fma(q, f32x4.mul(delta, delta), f32x4.mul(r, before)));
      v128.store(w + j, fnma(rate, delta, v128.load(w + j)));
    }
    w += stride;
    g += stride;
    a += stride;
    x += stride;
  }
}
