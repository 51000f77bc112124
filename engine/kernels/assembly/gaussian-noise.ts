/** GaussianNoise: y = x + stddev · (a standard normal number). */
import { addNormals } from './math/normal';
import { philox16 } from './math/philox';

const NOISE: i32 = 3;

/**
 * y: R rows of W floats (rounded up to 16: strides must allow it), `stride` bytes apart, holding x; words: 64 bytes of room a row. Row i
 * draws its words from block firstBlock + i · rowBlocks on; two words make the numbers for two neighbouring features.
 */
export function gaussianNoise(
  y: usize, words: usize, stride: usize, R: i32, W: i32,
  firstBlock: i32, rowBlocks: i32, step: i32, layer: i32, keyLow: i32, keyHigh: i32, stddev: f32,
): void {
  const unit = f32x4.splat(5.9604644775390625e-8), scale = f32x4.splat(stddev);
  for (let i: i32 = 0; i < R; i++) {
    for (let j: usize = 0; j < <usize>W; j += 16) {
      philox16(words, firstBlock + <i32>(j >> 2), step, layer, NOISE, keyLow, keyHigh);
      for (let l: usize = 0; l < 64; l += 32) {
        const a = f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(v128.load(words + l), 8)), unit);
        const b = f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(v128.load(words + l, 16), 8)), unit);
        addNormals(y + (j << 2) + l, a, b, scale);
      }
    }
    firstBlock += rowBlocks;
    y += stride;
    words += 64;
  }
}
