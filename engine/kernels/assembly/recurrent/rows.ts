/** Small things done to matrices: sums of two, and factors of dropout that several steps share. M rows of W floats. */
import { philox16 } from '../math/philox';

const DROPOUT: i32 = 2;

/** y += x, not a float more than W. */
export function addRows(y: usize, yStride: usize, x: usize, xStride: usize, M: i32, W: i32): void {
  const whole = (<usize>W & ~3) << 2, end = <usize>W << 2;
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < whole; j += 16) v128.store(y + j, f32x4.add(v128.load(y + j), v128.load(x + j)));
    for (let j = whole; j < end; j += 4) store<f32>(y + j, load<f32>(y + j) + load<f32>(x + j));
    y += yStride;
    x += xStride;
  }
}

/** Is every row of x [M][K] as the first? Reads up to 12 bytes beyond a row, and may take what differs only there for a difference. */
// @ts-ignore: decorator
@inline
export function areRowsEqual(x: usize, stride: usize, M: i32, K: i32): bool {
  const bytes = <usize>K << 2;
  for (let j: usize = 0; j < bytes; j += 16) {
    const first = v128.load(x + j);
    let other = x + j;
    for (let i: i32 = 1; i < M; i++) {
      other += stride;
      if (v128.any_true(v128.xor(first, v128.load(other)))) return false;
    }
  }
  return true;
}

/** Rows [from, M) become the first; `bytes` of each. */
// @ts-ignore: decorator
@inline
export function repeatRow(x: usize, stride: usize, from: i32, M: i32, bytes: usize): void {
  for (let i = from; i < M; i++) memory.copy(x + <usize>i * stride, x, bytes);
}

/** y = (a + b) · scale; W rounded up to whole vectors. */
export function scaledSum(y: usize, a: usize, b: usize, scale: f32, stride: usize, M: i32, W: i32): void {
  const bytes = (<usize>W + 3 & ~3) << 2, factor = f32x4.splat(scale);
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(y + j, f32x4.mul(f32x4.add(v128.load(a + j), v128.load(b + j)), factor));
    }
    y += stride;
    a += stride;
    b += stride;
  }
}

/** y = a · b, element by element; W rounded up to whole vectors. */
export function product(y: usize, a: usize, b: usize, stride: usize, M: i32, W: i32): void {
  const bytes = (<usize>W + 3 & ~3) << 2;
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < bytes; j += 16) v128.store(y + j, f32x4.mul(v128.load(a + j), v128.load(b + j)));
    y += stride;
    a += stride;
    b += stride;
  }
}

/** Dropout's factors alone, drawn as in ../dropout.ts; W rounded up to 16. */
export function dropoutFactors(
  factors: usize, stride: usize, M: i32, W: i32,
  firstBlock: i32, rowBlocks: i32, step: i32, layer: i32, keyLow: i32, keyHigh: i32, rate: f32, scale: f32,
): void {
  const limit = f32x4.splat(rate), kept = f32x4.splat(scale), unit = f32x4.splat(5.9604644775390625e-8);
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < <usize>W; j += 16) {
      const f = factors + (j << 2);
      philox16(f, firstBlock + <i32>(j >> 2), step, layer, DROPOUT, keyLow, keyHigh);
      for (let l: usize = 0; l < 64; l += 16) {
        const u = f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(v128.load(f + l), 8)), unit);
        v128.store(f + l, v128.and(f32x4.ge(u, limit), kept));
      }
    }
    firstBlock += rowBlocks;
    factors += stride;
  }
}
