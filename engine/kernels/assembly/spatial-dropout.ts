/** SpatialDropout2D: y = x · factor with one factor, 0 (with probability `rate`) or 1 / (1 - rate), for each channel of a sample. */
import { storeLanes } from './math/lanes';
import { philox16 } from './math/philox';

const DROPOUT: i32 = 2;

/** y = x · factors over P positions of C channels; y may be x. */
// @ts-ignore: decorator
@inline
function timesFactors(y: usize, x: usize, factors: usize, P: i32, C: i32): void {
  const step = <usize>C << 2;
  for (let p: i32 = 0; p < P; p++) {
    let at: usize = 0;
    for (; at + 16 <= step; at += 16) {
      v128.store(y + at, f32x4.mul(v128.load(x + at), v128.load(factors + at)));
    }
    if (at < step) {
      storeLanes(y + at, f32x4.mul(v128.load(x + at), v128.load(factors + at)), C & 3);
    }
    y += step;
    x += step;
  }
}

/**
 * y, x: R rows of [P][C], `stride` bytes apart; factors: R rows of C floats (rounded up to 16), fStride apart. Row i draws its words from
 * block firstBlock + i · rowBlocks on. Kept where (word >>> 8) · 2^-24 >= rate; `scale` = 1 / (1 - rate).
 */
export function spatialDropoutForward(
  y: usize, factors: usize, fStride: usize, x: usize, stride: usize, R: i32, P: i32, C: i32,
  firstBlock: i32, rowBlocks: i32, step: i32, layer: i32, keyLow: i32, keyHigh: i32, rate: f32, scale: f32,
): void {
  const limit = f32x4.splat(rate), kept = f32x4.splat(scale), unit = f32x4.splat(5.9604644775390625e-8);
  for (let i: i32 = 0; i < R; i++) {
    for (let c: usize = 0; c < <usize>C; c += 16) {
      const f = factors + (c << 2);
      philox16(f, firstBlock + <i32>(c >> 2), step, layer, DROPOUT, keyLow, keyHigh);
      for (let l: usize = 0; l < 64; l += 16) {
        const u = f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(v128.load(f + l), 8)), unit);
        v128.store(f + l, v128.and(f32x4.ge(u, limit), kept));
      }
    }
    timesFactors(y, x, factors, P, C);
    firstBlock += rowBlocks;
    y += stride;
    x += stride;
    factors += fStride;
  }
}

/** d *= factors, channel by channel: rows as for spatialDropoutForward. */
export function spatialDropoutBackward(
  d: usize, factors: usize, fStride: usize, stride: usize, R: i32, P: i32, C: i32,
): void {
  for (let i: i32 = 0; i < R; i++) {
    timesFactors(d, d, factors, P, C);
    d += stride;
    factors += fStride;
  }
}
