/** Dropout: y = x · factor with factor = 0 (with probability `rate`) or 1 / (1 - rate). */
import { philox16 } from './math/philox';

const DROPOUT: i32 = 2;

/**
 * y, factors, x: R rows of W floats (rounded up to 16: strides must allow it), `stride` bytes apart. Row i draws its words from block
 * firstBlock + i · rowBlocks on. Kept where (word >>> 8) · 2^-24 >= rate; `scale` = 1 / (1 - rate).
 */
export function dropoutForward(
  y: usize, factors: usize, x: usize, stride: usize, R: i32, W: i32,
  firstBlock: i32, rowBlocks: i32, step: i32, layer: i32, keyLow: i32, keyHigh: i32, rate: f32, scale: f32,
): void {
  const limit = f32x4.splat(rate), kept = f32x4.splat(scale), unit = f32x4.splat(5.9604644775390625e-8);
  for (let i: i32 = 0; i < R; i++) {
    for (let j: usize = 0; j < <usize>W; j += 16) {
      const f = factors + (j << 2);
      philox16(f, firstBlock + <i32>(j >> 2), step, layer, DROPOUT, keyLow, keyHigh);
      for (let l: usize = 0; l < 64; l += 16) {
        const u = f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(v128.load(f + l), 8)), unit);
        const factor = v128.and(f32x4.ge(u, limit), kept);
        v128.store(f + l, factor);
        v128.store(y + (j << 2) + l, f32x4.mul(factor, v128.load(x + (j << 2) + l)));
      }
    }
    firstBlock += rowBlocks;
    y += stride;
    factors += stride;
    x += stride;
  }
}
