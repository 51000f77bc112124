/** Depthwise convolution of R samples, one kernel a channel; and its input's gradient where it moves by single cells. */
import { fma } from '../math/arithmetic';
import { clearTail, loadLanes, storeLanes } from '../math/lanes';

/** The first cell of the kernel that lies inside an axis, when its cell 0 lies at `start`; and the one after the last. */
// @ts-ignore: decorator
@inline
function firstInside(start: i32, dilation: i32): i32 {
  return start < 0 ? (dilation - 1 - start) / dilation : 0;
}
// @ts-ignore: decorator
@inline
function endInside(start: i32, dilation: i32, size: i32, length: i32): i32 {
  return min(size, (length - start + dilation - 1) / dilation);
}

/** `turned`: the kernel's cells count from its end. Four neighbouring outputs share each weight where the kernel lies inside for all. */
// @ts-ignore: decorator
@inline
function convolve(
  y: usize, x: usize, w: usize, bias: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, DH: i32, DW: i32, turned: bool, isWhole: bool,
): void {
  const cell = <usize>C << 2, line = <usize>W * cell, step = <usize>DW * cell, move = <usize>SW * cell;
  const K = KH * KW, next: usize = turned ? -32 : 32;
  for (let r: i32 = 0; r < R; r++) {
    let to = y;
    for (let oy: i32 = 0; oy < OH; oy++) {
      const iy = oy * SH - top;
      const kyFrom = firstInside(iy, DH), kyTo = endInside(iy, DH, KH, H);
      const row = x + <usize>(iy + kyFrom * DH) * line;
      let ox: i32 = 0;
      while (ox < OW) {
        const ix = ox * SW - left, last = ix + 3 * SW + (KW - 1) * DW;
        const isInside = ix >= 0 && last < W && ox + 4 <= OW;
        const kxFrom = isInside ? 0 : firstInside(ix, DW), kxTo = isInside ? KW : endInside(ix, DW, KW, W);
        const from = row + <usize>(ix + kxFrom * DW) * cell;
        const firstCell = kyFrom * KW + kxFrom;
        for (let c: i32 = 0; c < C; c += 4) {
          const n = isWhole ? 4 : C - c, offset = <usize>c << 2;
          const weights = w + (<usize>((c & ~7) * K + (c & 4)) << 2);
          let u0 = weights + (<usize>(turned ? K - 1 - firstCell : firstCell) << 5);
          const start = bias == 0 ? f32x4.splat(0) : v128.load(bias + offset);
          let p = from + offset;
          if (isInside) {
            let a = start, b = start, d = start, e = start;
            for (let ky = kyFrom; ky < kyTo; ky++) {
              let q = p, u = u0;
              for (let kx: i32 = 0; kx < KW; kx++) {
                const weight = v128.load(u);
                a = fma(loadLanes(q, n), weight, a);
                b = fma(loadLanes(q + move, n), weight, b);
                d = fma(loadLanes(q + 2 * move, n), weight, d);
                e = fma(loadLanes(q + 3 * move, n), weight, e);
                q += step;
                u += next;
              }
              p += <usize>DH * line;
              u0 += <usize>KW * next;
            }
            const o = to + offset;
            storeLanes(o, a, n);
            storeLanes(o + cell, b, n);
            storeLanes(o + 2 * cell, d, n);
            storeLanes(o + 3 * cell, e, n);
          } else {
            let sum = start;
            for (let ky = kyFrom; ky < kyTo; ky++) {
              let q = p, u = u0;
              for (let kx = kxFrom; kx < kxTo; kx++) {
                sum = fma(loadLanes(q, n), v128.load(u), sum);
                q += step;
                u += next;
              }
              p += <usize>DH * line;
              u0 += <usize>KW * next;
            }
            storeLanes(to + offset, sum, n);
          }
        }
        const outputs = isInside ? 4 : 1;
        to += <usize>outputs * cell;
        ox += outputs;
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
    convolve(y, x, w, bias, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, DH, DW, false, false);
  } else {
    convolve(y, x, w, bias, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, DH, DW, false, true);
  }
}

/**
 * dx[iy][ix][c] = Σ dy[iy + top - ky · DH][ix + left - kx · DW][c] · w[ky][kx][c], for strides of 1: the convolution of dy with the
 * kernel turned by half a turn. Shapes as in depthwiseForward.
 */
export function depthwiseInputGradientByOnes(
  dx: usize, dy: usize, w: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, DH: i32, DW: i32,
): void {
  const above = (KH - 1) * DH - top, before = (KW - 1) * DW - left;
  if (C & 3) {
    convolve(dx, dy, w, 0, xStride, yStride, R, OH, OW, C, H, W, KH, KW, 1, 1, above, before, DH, DW, true, false);
  } else {
    convolve(dx, dy, w, 0, xStride, yStride, R, OH, OW, C, H, W, KH, KW, 1, 1, above, before, DH, DW, true, true);
  }
}
