/** Depthwise convolution of R samples, one kernel a channel. */
import { fma } from '../math/arithmetic';
import { clearTail, loadLanes, storeLanes } from '../math/lanes';

// @ts-ignore: decorator
@inline
function convolve(
  y: usize, x: usize, w: usize, bias: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, DH: i32, DW: i32, isWhole: bool,
): void {
  const cell = <usize>C << 2, line = <usize>(W * DH) * cell, step = <usize>DW * cell;
  const K = KH * KW;
  for (let r: i32 = 0; r < R; r++) {
    let to = y;
    for (let oy: i32 = 0; oy < OH; oy++) {
      const iy = oy * SH - top;
      const kyFrom = iy < 0 ? (DH - 1 - iy) / DH : 0, kyTo = min(KH, (H - iy + DH - 1) / DH);
      for (let ox: i32 = 0; ox < OW; ox++) {
        const ix = ox * SW - left;
        const kxFrom = ix < 0 ? (DW - 1 - ix) / DW : 0, kxTo = min(KW, (W - ix + DW - 1) / DW);
        const from = x + <usize>(iy + kyFrom * DH) * <usize>W * cell + <usize>(ix + kxFrom * DW) * cell;
        for (let c: i32 = 0; c < C; c += 4) {
          const n = isWhole ? 4 : C - c, offset = <usize>c << 2;
          const weights = w + (<usize>((c & ~7) * K + (c & 4)) << 2);
          let sum = bias == 0 ? f32x4.splat(0) : v128.load(bias + offset);
          let p = from + offset;
          for (let ky = kyFrom; ky < kyTo; ky++) {
            let q = p, u = weights + (<usize>(ky * KW + kxFrom) << 5);
            for (let kx = kxFrom; kx < kxTo; kx++) {
              sum = fma(loadLanes(q, n), v128.load(u), sum);
              q += step;
              u += 32;
            }
            p += line;
          }
          storeLanes(to + offset, sum, n);
        }
        to += cell;
      }
    }
    clearTail(y, OH * OW * C);
    x += xStride;
    y += yStride;
  }
}

/**
 * y[oy][ox][c] = bias[c] + Σ x[oy · SH - top + ky · DH][ox · SW - left + kx · DW][c] · w[ky][kx][c]; x [H][W][C], y [OH][OW][C],
 * samples xStride and yStride bytes apart; w in panels of 8 channels, each [KH][KW][8]; bias [C] in whole panels, or 0 for none.
 */
export function depthwiseForward(
  y: usize, x: usize, w: usize, bias: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, DH: i32, DW: i32,
): void {
  if (C & 3) {
    convolve(y, x, w, bias, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, DH, DW, false);
  } else {
    convolve(y, x, w, bias, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, DH, DW, true);
  }
}
