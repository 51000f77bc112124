/** Which columns of a matrix are not 0 everywhere: the border of images, the padding of sequences. Found four columns at a time. */

// @ts-ignore: decorator
@inline
function isLit(x: usize, stride: usize, M: i32): bool {
  let any = i32x4.splat(0);
  for (let i: i32 = 0; i < M; i++) {
    any = v128.or(any, f32x4.ne(v128.load(x), f32x4.splat(0)));
    x += stride;
  }
  return v128.any_true(any);
}

/** The first column of x [M][K] that may not be 0, a multiple of 4; K when there is none. Reads up to 12 bytes beyond a row. */
// @ts-ignore: decorator
@inline
export function firstLit(x: usize, stride: usize, M: i32, K: i32): i32 {
  let k: i32 = 0;
  while (k < K && !isLit(x + (<usize>k << 2), stride, M)) k += 4;
  return min(k, K);
}

/** One more than the last such column, `from` when there is none. */
// @ts-ignore: decorator
@inline
export function endOfLit(x: usize, stride: usize, M: i32, from: i32, K: i32): i32 {
  let k = K + 3 & ~3;
  while (k > from && !isLit(x + (<usize>(k - 4) << 2), stride, M)) k -= 4;
  return min(max(k, from), K);
}
