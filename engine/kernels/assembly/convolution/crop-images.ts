/** Copies the inside of images out of their border. */

/** y [M] images of H lines of `line` bytes, tight; x [M] images whose lines are `xLine` bytes long, the inside beginning at `first`. */
export function cropImages(
  y: usize, yStride: usize, x: usize, xStride: usize, M: i32, H: i32, line: usize, first: usize, xLine: usize,
): void {
  for (let i: i32 = 0; i < M; i++) {
    for (let h: usize = 0; h < <usize>H; h++) memory.copy(y + h * line, x + first + h * xLine, line);
    x += xStride;
    y += yStride;
  }
}
