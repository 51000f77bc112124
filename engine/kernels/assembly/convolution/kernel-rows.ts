/**
 * A convolution's kernel between its two layouts: panels of 8 outputs, [KH · R][8] with R floats in a row of taps; and rows, one an
 * output: [KH][4V], V vectors holding R floats.
 */

/** rows = panels for C outputs, the first of them the first of a panel. The lanes beyond R are left alone: 0 from the beginning. */
export function kernelToRows(rows: usize, panels: usize, C: i32, KH: i32, R: i32, V: i32): void {
  const panel = <usize>(KH * R) << 5;
  for (let c: i32 = 0; c < C; c++) {
    let from = panels + <usize>(c >> 3) * panel + (<usize>(c & 7) << 2);
    for (let kh: i32 = 0; kh < KH; kh++) {
      for (let r: i32 = 0; r < R; r++) {
        store<f32>(rows + (<usize>r << 2), load<f32>(from));
        from += 32;
      }
      rows += <usize>V << 4;
    }
  }
}

/** panels = rows; columns beyond C are left alone. */
export function rowsToKernel(panels: usize, rows: usize, C: i32, KH: i32, R: i32, V: i32): void {
  const panel = <usize>(KH * R) << 5;
  for (let c: i32 = 0; c < C; c++) {
    let to = panels + <usize>(c >> 3) * panel + (<usize>(c & 7) << 2);
    for (let kh: i32 = 0; kh < KH; kh++) {
      for (let r: i32 = 0; r < R; r++) {
        store<f32>(to, load<f32>(rows + (<usize>r << 2)));
        to += 32;
      }
      rows += <usize>V << 4;
    }
  }
}
