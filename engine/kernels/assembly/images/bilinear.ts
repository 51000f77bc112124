/**
 * Up-sampling of R images by bilinear interpolation with half-pixel centres, as TensorFlow's resize: output o of an axis stands at
 * (o + 1/2) / size - 1/2 of the input; beyond the outermost centres the value stays theirs. Shapes as in up-sampling.ts.
 */
import { fma } from '../math/arithmetic';
import { clearRow, clearTail, loadLanes, storeLanes } from '../math/lanes';

/** The place of output o relative to the centre of its own cell, o / size. */
// @ts-ignore: decorator
@inline
function beside(o: i32, size: i32): f32 {
  return (<f32>(o % size) + 0.5) / <f32>size - 0.5;
}

/** The input before that place; -1 before the first centre. */
// @ts-ignore: decorator
@inline
function lower(o: i32, size: i32): i32 {
  return o / size - (beside(o, size) < 0 ? 1 : 0);
}

/** How far the place is on the way from `lower` to the next, in [0, 1). */
// @ts-ignore: decorator
@inline
function share(o: i32, size: i32): f32 {
  const place = beside(o, size);
  return place < 0 ? place + 1 : place;
}

export function bilinearForward(
  y: usize, x: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, rows: i32, columns: i32,
): void {
  const cell = <usize>C << 2, line = <usize>W * cell;
  for (let r: i32 = 0; r < R; r++) {
    let to = y;
    for (let oy: i32 = 0; oy < H * rows; oy++) {
      const above = lower(oy, rows), down = f32x4.splat(share(oy, rows));
      const p = x + <usize>max(above, 0) * line, q = x + <usize>min(above + 1, H - 1) * line;
      for (let ox: i32 = 0; ox < W * columns; ox++) {
        const before = lower(ox, columns), across = f32x4.splat(share(ox, columns));
        const a = <usize>max(before, 0) * cell, b = <usize>min(before + 1, W - 1) * cell;
        for (let c: i32 = 0; c < C; c += 4) {
          const n = C - c, offset = <usize>c << 2;
          const pa = loadLanes(p + a + offset, n), pb = loadLanes(p + b + offset, n);
          const qa = loadLanes(q + a + offset, n), qb = loadLanes(q + b + offset, n);
          const top = fma(across, f32x4.sub(pb, pa), pa), bottom = fma(across, f32x4.sub(qb, qa), qa);
          storeLanes(to + offset, fma(down, f32x4.sub(bottom, top), top), n);
        }
        to += cell;
      }
    }
    clearTail(y, H * rows * W * columns * C);
    x += xStride;
    y += yStride;
  }
}

// @ts-ignore: decorator
@inline
function addTo(p: usize, weight: f32, d: v128, n: i32): void {
  storeLanes(p, fma(f32x4.splat(weight), d, loadLanes(p, n)), n);
}

/** Each input takes its share of every output it is in, in the outputs' order. */
export function bilinearBackward(
  dx: usize, dy: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, rows: i32, columns: i32,
): void {
  const cell = <usize>C << 2, line = <usize>W * cell;
  for (let r: i32 = 0; r < R; r++) {
    clearRow(dx, H * W * C);
    let from = dy;
    for (let oy: i32 = 0; oy < H * rows; oy++) {
      const above = lower(oy, rows), down = share(oy, rows);
      const p = dx + <usize>max(above, 0) * line, q = dx + <usize>min(above + 1, H - 1) * line;
      for (let ox: i32 = 0; ox < W * columns; ox++) {
        const before = lower(ox, columns), across = share(ox, columns);
        const a = <usize>max(before, 0) * cell, b = <usize>min(before + 1, W - 1) * cell;
        for (let c: i32 = 0; c < C; c += 4) {
          const n = C - c, offset = <usize>c << 2;
          const d = loadLanes(from + offset, n);
          addTo(p + a + offset, (1 - down) * (1 - across), d, n);
          addTo(p + b + offset, (1 - down) * across, d, n);
          addTo(q + a + offset, down * (1 - across), d, n);
          addTo(q + b + offset, down * across, d, n);
        }
        from += cell;
      }
    }
    dx += xStride;
    dy += yStride;
  }
}
