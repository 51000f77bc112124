/**
 * Max pooling of R samples: x [H][W][C] to y [OH][OW][C]. The window of KH × KW cells stands at row oy · SH - top and column
 * ox · SW - left; what lies outside the image does not count. Samples are xStride and yStride bytes apart. The usual window of four
 * cells goes without loops.
 */
import { clearRow, clearTail, loadLanes, storeLanes } from '../math/lanes';

/** `hasIndex`: also writes, for each output, the number ky · KW + kx of the first cell that holds the maximum. */
// @ts-ignore: decorator
@inline
function pool(
  y: usize, index: usize, x: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, hasIndex: bool, isWhole: bool,
): void {
  const cell = <usize>C << 2, line = <usize>W * cell;
  for (let r: i32 = 0; r < R; r++) {
    let to: usize = 0;
    for (let oy: i32 = 0; oy < OH; oy++) {
      const iy = oy * SH - top;
      const kyFrom = max(0, -iy), kyTo = min(KH, H - iy);
      for (let ox: i32 = 0; ox < OW; ox++) {
        const ix = ox * SW - left;
        const kxFrom = max(0, -ix), kxTo = min(KW, W - ix);
        let from = x + <usize>(iy + kyFrom) * line + <usize>(ix + kxFrom) * cell;
        const isTwoByTwo = kyTo - kyFrom == 2 && kxTo - kxFrom == 2, first = kyFrom * KW + kxFrom;
        const second = i32x4.splat(first + 1), third = i32x4.splat(first + KW), fourth = i32x4.splat(first + KW + 1);
        for (let c: i32 = 0; c < C; c += 4) {
          const n = isWhole ? 4 : C - c;
          let best = loadLanes(from, n), winner = i32x4.splat(first);
          if (isTwoByTwo) {
            const b = loadLanes(from + cell, n), d = loadLanes(from + line, n), e = loadLanes(from + line + cell, n);
            if (hasIndex) winner = v128.bitselect(second, winner, f32x4.gt(b, best));
            best = f32x4.pmax(best, b);
            if (hasIndex) winner = v128.bitselect(third, winner, f32x4.gt(d, best));
            best = f32x4.pmax(best, d);
            if (hasIndex) winner = v128.bitselect(fourth, winner, f32x4.gt(e, best));
            best = f32x4.pmax(best, e);
          } else {
            let p = from;
            for (let ky = kyFrom; ky < kyTo; ky++) {
              let q = p;
              for (let kx = kxFrom; kx < kxTo; kx++) {
                const value = loadLanes(q, n);
                if (hasIndex) winner = v128.bitselect(i32x4.splat(ky * KW + kx), winner, f32x4.gt(value, best));
                best = f32x4.pmax(best, value);
                q += cell;
              }
              p += line;
            }
          }
          const offset = to + (<usize>c << 2);
          storeLanes(y + offset, best, n);
          if (hasIndex) storeLanes(index + offset, winner, n);
          from += 16;
        }
        to += cell;
      }
    }
    clearTail(y, OH * OW * C);
    x += xStride;
    y += yStride;
    if (hasIndex) index += yStride;
  }
}

/** For training: index [OH][OW][C] i32, as far apart as y. */
export function maxPoolingForward(
  y: usize, index: usize, x: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32,
): void {
  if (C & 3) {
    pool(y, index, x, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, true, false);
  } else {
    pool(y, index, x, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, true, true);
  }
}

/** For answers: the maxima alone. */
export function maxPoolingAnswer(
  y: usize, x: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32,
): void {
  if (C & 3) {
    pool(y, 0, x, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, false, false);
  } else {
    pool(y, 0, x, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, false, true);
  }
}

// @ts-ignore: decorator
@inline
function give(to: usize, d: v128, isWinner: v128, n: i32, overlaps: bool): void {
  const own = v128.and(d, isWinner);
  storeLanes(to, overlaps ? f32x4.add(loadLanes(to, n), own) : own, n);
}

// @ts-ignore: decorator
@inline
function spread(
  dx: usize, dy: usize, index: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, isCovered: i32, overlaps: bool, isWhole: bool,
): void {
  const cell = <usize>C << 2, line = <usize>W * cell;
  for (let r: i32 = 0; r < R; r++) {
    if (isCovered) clearTail(dx, H * W * C);
    else clearRow(dx, H * W * C);
    let from: usize = 0;
    for (let oy: i32 = 0; oy < OH; oy++) {
      const iy = oy * SH - top;
      const kyFrom = max(0, -iy), kyTo = min(KH, H - iy);
      for (let ox: i32 = 0; ox < OW; ox++) {
        const ix = ox * SW - left;
        const kxFrom = max(0, -ix), kxTo = min(KW, W - ix);
        let to = dx + <usize>(iy + kyFrom) * line + <usize>(ix + kxFrom) * cell;
        const isTwoByTwo = kyTo - kyFrom == 2 && kxTo - kxFrom == 2, first = kyFrom * KW + kxFrom;
        for (let c: i32 = 0; c < C; c += 4) {
          const n = isWhole ? 4 : C - c, offset = from + (<usize>c << 2);
          const d = loadLanes(dy + offset, n), winner = loadLanes(index + offset, n);
          if (isTwoByTwo) {
            give(to, d, i32x4.eq(winner, i32x4.splat(first)), n, overlaps);
            give(to + cell, d, i32x4.eq(winner, i32x4.splat(first + 1)), n, overlaps);
            give(to + line, d, i32x4.eq(winner, i32x4.splat(first + KW)), n, overlaps);
            give(to + line + cell, d, i32x4.eq(winner, i32x4.splat(first + KW + 1)), n, overlaps);
          } else {
            let p = to;
            for (let ky = kyFrom; ky < kyTo; ky++) {
              let q = p;
              for (let kx = kxFrom; kx < kxTo; kx++) {
                give(q, d, i32x4.eq(winner, i32x4.splat(ky * KW + kx)), n, overlaps);
                q += cell;
              }
              p += line;
            }
          }
          to += 16;
        }
        from += cell;
      }
    }
    dx += xStride;
    dy += yStride;
    index += yStride;
  }
}

/** dx from dy where no two windows share a cell; `isCovered`: each cell lies in some window, so that none need be zeroed before. */
export function maxPoolingBackward(
  dx: usize, dy: usize, index: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, isCovered: i32,
): void {
  if (C & 3) {
    spread(dx, dy, index, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, isCovered, false, false);
  } else {
    spread(dx, dy, index, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, isCovered, false, true);
  }
}

/** dx from dy where windows overlap: the shares of a cell are added in the order of the windows. */
export function maxPoolingBackwardOverlapping(
  dx: usize, dy: usize, index: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32,
): void {
  if (C & 3) {
    spread(dx, dy, index, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, 0, true, false);
  } else {
    spread(dx, dy, index, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, 0, true, true);
  }
}
