/** Embedding: rows of a table by whole numbers held as floats. The table [R][W] lies in panels of 8 columns, [R][8] each. */

/** The number's row, or -1 when it has none; cut to a whole number as Keras does. */
// @ts-ignore: decorator
@inline
function rowOf(x: f32, R: i32): i32 {
  const whole = trunc(x);
  return whole >= 0 && whole < <f32>R ? <i32>whole : -1;
}

/** y[i][n][0..W) = table[x[i][n]], zeros where there is no such row; M samples of N numbers. */
export function embeddingForward(
  y: usize, yStride: usize, table: usize, x: usize, xStride: usize, M: i32, N: i32, R: i32, W: i32,
): void {
  const panel = <usize>R << 5;
  for (let i: i32 = 0; i < M; i++) {
    let yn = y;
    for (let n: usize = 0; n < <usize>N; n++) {
      const row = rowOf(load<f32>(x + (n << 2)), R);
      if (row < 0) memory.fill(yn, 0, <usize>W << 2);
      else copyRow(yn, table + (<usize>row << 5), panel, W);
      yn += <usize>W << 2;
    }
    y += yStride;
    x += xStride;
  }
}

// @ts-ignore: decorator
@inline
function copyRow(y: usize, row: usize, panel: usize, W: i32): void {
  let left = W;
  for (; left >= 8; left -= 8) {
    v128.store(y, v128.load(row));
    v128.store(y, v128.load(row, 16), 16);
    y += 32;
    row += panel;
  }
  memory.copy(y, row, <usize>left << 2);
}

/**
 * dTable = 0, then dTable[x[i][n]] += dy[i][n][..], i and n ascending, in P panels that begin at column `from` of W.
 */
export function embeddingBackward(
  dTable: usize, dy: usize, dyStride: usize, x: usize, xStride: usize, M: i32, N: i32, R: i32, W: i32, from: i32, P: i32,
): void {
  const panel = <usize>R << 5;
  memory.fill(dTable, 0, panel * <usize>P);
  const to = min(W, from + 8 * P);
  for (let i: i32 = 0; i < M; i++) {
    for (let n: usize = 0; n < <usize>N; n++) {
      const row = rowOf(load<f32>(x + (n << 2)), R);
      if (row < 0) continue;
      let target = dTable + (<usize>row << 5);
      let d = dy + ((n * <usize>W + <usize>from) << 2);
      let left = to - from;
      for (; left >= 8; left -= 8) {
        v128.store(target, f32x4.add(v128.load(target), v128.load(d)));
        v128.store(target, f32x4.add(v128.load(target, 16), v128.load(d, 16)), 16);
        target += panel;
        d += 32;
      }
      for (let j: usize = 0; j < <usize>left << 2; j += 4) store<f32>(target + j, load<f32>(target + j) + load<f32>(d + j));
    }
    dy += dyStride;
    x += xStride;
  }
}
