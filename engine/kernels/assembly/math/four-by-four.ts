/** Blocks of four by four floats turned round. */

/** t[c][r] = w[r][c] for four rows and columns; `tStride`, `wStride` bytes from row to row. */
// @ts-ignore: decorator
@inline
export function fourByFour(t: usize, tStride: usize, w: usize, wStride: usize): void {
  const a = v128.load(w), b = v128.load(w + wStride), c = v128.load(w + 2 * wStride), d = v128.load(w + 3 * wStride);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(t, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(t + tStride, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(t + 2 * tStride, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5));
  v128.store(t + 3 * tStride, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7));
}
