/** A part of a kernel matrix turned round, for products with its transpose. */

/**
 * t[c][r] = w[r][c] for R rows of w and C columns; `wStride`, `tStride` bytes from row to row. Rows of t are filled with 0 up to the next
 * multiple of 8 columns.
 */
export function transposeBlock(t: usize, tStride: usize, w: usize, wStride: usize, R: i32, C: i32): void {
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

// @ts-ignore: decorator
@inline
function fourByFour(t: usize, tStride: usize, w: usize, wStride: usize): void {
  const a = v128.load(w), b = v128.load(w + wStride), c = v128.load(w + 2 * wStride), d = v128.load(w + 3 * wStride);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(t, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(t + tStride, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(t + 2 * tStride, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5));
  v128.store(t + 3 * tStride, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7));
}
