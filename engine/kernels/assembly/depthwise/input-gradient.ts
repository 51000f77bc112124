/** The gradient of a depthwise convolution's input, by samples; shapes as in forward.ts. */
import { fma } from '../math/arithmetic';
import { clearRow, loadLanes, storeLanes } from '../math/lanes';

// @ts-ignore: decorator
@inline
function spread(
  dx: usize, dy: usize, w: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, DH: i32, DW: i32, isWhole: bool,
): void {
  const cell = <usize>C << 2, line = <usize>(W * DH) * cell, step = <usize>DW * cell;
  const K = KH * KW;
  for (let r: i32 = 0; r < R; r++) {
    clearRow(dx, H * W * C);
    let from = dy;
    for (let oy: i32 = 0; oy < OH; oy++) {
      const iy = oy * SH - top;
      const kyFrom = iy < 0 ? (DH - 1 - iy) / DH : 0, kyTo = min(KH, (H - iy + DH - 1) / DH);
      for (let ox: i32 = 0; ox < OW; ox++) {
        const ix = ox * SW - left;
        const kxFrom = ix < 0 ? (DW - 1 - ix) / DW : 0, kxTo = min(KW, (W - ix + DW - 1) / DW);
        const to = dx + <usize>(iy + kyFrom * DH) * <usize>W * cell + <usize>(ix + kxFrom * DW) * cell;
        for (let c: i32 = 0; c < C; c += 4) {
          const n = isWhole ? 4 : C - c, offset = <usize>c << 2;
          const weights = w + (<usize>((c & ~7) * K + (c & 4)) << 2);
          const d = loadLanes(from + offset, n);
          let p = to + offset;
          for (let ky = kyFrom; ky < kyTo; ky++) {
            let q = p, u = weights + (<usize>(ky * KW + kxFrom) << 5);
            for (let kx = kxFrom; kx < kxTo; kx++) {
              storeLanes(q, fma(d, v128.load(u), loadLanes(q, n)), n);
              q += step;
              u += 32;
            }
            p += line;
          }
        }
        from += cell;
      }
    }
    dx += xStride;
    dy += yStride;
  }
}

/** dx = Σ over the outputs that saw it of dy · w, in the outputs' order. */
export function depthwiseInputGradient(
  dx: usize, dy: usize, w: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, DH: i32, DW: i32,
): void {
  if (C & 3) {
    spread(dx, dy, w, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, DH, DW, false);
  } else {
    spread(dx, dy, w, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, DH, DW, true);
  }
}
