/** A part of a kernel matrix turned round, for products with its transpose. */
import { fourByFour } from '../math/four-by-four';

/**
 * t[r / block][c][r % block] = w[r][c] for R rows of w and C columns; `wStride`, `tStride` bytes from row to row, `tStep` from block to
 * block of t. Rows of t are filled with 0 from the last column on up to the next multiple of 8. `block`: a multiple of 8.
 */
export function transposeBlocks(
  t: usize, tStride: usize, tStep: usize, w: usize, wStride: usize, block: i32, R: i32, C: i32,
): void {
  for (; R > 0; R -= block) {
    transposeBlock(t, tStride, w, wStride, min(block, R), C);
    w += <usize>block * wStride;
    t += tStep;
  }
}

// @ts-ignore: decorator
@inline
function transposeBlock(t: usize, tStride: usize, w: usize, wStride: usize, R: i32, C: i32): void {
  const whole = C & ~3;
  let r: i32 = 0;
  for (; r + 4 <= R; r += 4) {
    let from = w, to = t;
    for (let c: i32 = 0; c < whole; c += 4) {
      fourByFour(to, tStride, from, wStride);
      from += 16;
      to += tStride << 2;
    }
    for (let i: usize = 0; i < 4; i++) rowToColumn(to + (i << 2), tStride, from + i * wStride, C - whole);
    w += wStride << 2;
    t += 16;
  }
  for (; r < R; r++) {
    rowToColumn(t, tStride, w, C);
    w += wStride;
    t += 4;
  }
  const end = R + 7 & ~7;
  for (; r < end; r++) {
    for (let c: i32 = 0; c < C; c++) store<f32>(t + <usize>c * tStride, 0);
    t += 4;
  }
}

// @ts-ignore: decorator
@inline
function rowToColumn(t: usize, tStride: usize, w: usize, C: i32): void {
  for (let c: i32 = 0; c < C; c++) store<f32>(t + <usize>c * tStride, load<f32>(w + (<usize>c << 2)));
}
