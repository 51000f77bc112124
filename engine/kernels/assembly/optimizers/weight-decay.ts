/** Weight decay, apart from the gradient: w -= share · w on O rows of `bytes` (a multiple of 16), `stride` bytes apart. */
import { fnma } from '../math/arithmetic';

/** share = weightDecay · learningRate. */
export function decayWeights(w: usize, O: i32, bytes: usize, stride: usize, share: f32): void {
  const s = f32x4.splat(share);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const value = v128.load(w + j);
      v128.store(w + j, fnma(s, value, value));
    }
    w += stride;
  }
}
