/** Max pooling over the whole of a sample, backward; forward it is max pooling with one window. */
import { clearTail, loadLanes, storeLanes } from '../math/lanes';

/**
 * dx = dy / (number of cells that hold the channel's maximum) at each of those cells, else 0, as TensorFlow's reduce_max.
 * dx, x [R][cells][C], xStride bytes between samples; dy [R][C], yStride.
 */
export function globalMaxPoolingBackward(
  dx: usize, dy: usize, x: usize, xStride: usize, yStride: usize, R: i32, cells: i32, C: i32,
): void {
  const cell = <usize>C << 2, bytes = <usize>cells * cell;
  for (let r: i32 = 0; r < R; r++) {
    for (let c: i32 = 0; c < C; c += 4) {
      const n = C - c, offset = <usize>c << 2;
      let best = loadLanes(x + offset, n), count = f32x4.splat(0);
      for (let p = offset; p < bytes; p += cell) best = f32x4.pmax(best, loadLanes(x + p, n));
      const one = f32x4.splat(1);
      for (let p = offset; p < bytes; p += cell) {
        count = f32x4.add(count, v128.and(one, f32x4.eq(loadLanes(x + p, n), best)));
      }
      const share = f32x4.div(loadLanes(dy + offset, n), count);
      for (let p = offset; p < bytes; p += cell) {
        storeLanes(dx + p, v128.and(share, f32x4.eq(loadLanes(x + p, n), best)), n);
      }
    }
    clearTail(dx, cells * C);
    dx += xStride;
    dy += yStride;
    x += xStride;
  }
}
