/** Up-sampling of R images by repetition: x [H][W][C] to y [H · rows][W · columns][C]; samples xStride and yStride bytes apart. */
import { clearTail, loadLanes, storeLanes } from '../math/lanes';

/** y[oy][ox] = x[oy / rows][ox / columns] */
export function upSamplingForward(
  y: usize, x: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, rows: i32, columns: i32,
): void {
  const cell = <usize>C << 2, line = <usize>(W * columns) * cell;
  for (let r: i32 = 0; r < R; r++) {
    let from = x, to = y;
    for (let i: i32 = 0; i < H; i++) {
      const first = to;
      for (let j: i32 = 0; j < W; j++) {
        for (let k: i32 = 0; k < columns; k++) {
          for (let c: i32 = 0; c < C; c += 4) {
            const offset = <usize>c << 2;
            storeLanes(to + offset, loadLanes(from + offset, C - c), C - c);
          }
          to += cell;
        }
        from += cell;
      }
      for (let k: i32 = 1; k < rows; k++) {
        memory.copy(to, first, line);
        to += line;
      }
    }
    clearTail(y, H * rows * W * columns * C);
    x += xStride;
    y += yStride;
  }
}

/** dx = the sum of dy over the copies, line by line. */
export function upSamplingBackward(
  dx: usize, dy: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, rows: i32, columns: i32,
): void {
  const cell = <usize>C << 2, line = <usize>(W * columns) * cell;
  for (let r: i32 = 0; r < R; r++) {
    let to = dx;
    for (let i: i32 = 0; i < H; i++) {
      for (let j: i32 = 0; j < W; j++) {
        const first = dy + <usize>(i * rows) * line + <usize>(j * columns) * cell;
        for (let c: i32 = 0; c < C; c += 4) {
          let sum = f32x4.splat(0), p = first + (<usize>c << 2);
          for (let u: i32 = 0; u < rows; u++) {
            let q = p;
            for (let v: i32 = 0; v < columns; v++) {
              sum = f32x4.add(sum, loadLanes(q, C - c));
              q += cell;
            }
            p += line;
          }
          storeLanes(to + (<usize>c << 2), sum, C - c);
        }
        to += cell;
      }
    }
    clearTail(dx, H * W * C);
    dx += xStride;
    dy += yStride;
  }
}
