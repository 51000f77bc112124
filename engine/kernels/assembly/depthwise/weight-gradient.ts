/** The gradient of a depthwise convolution's kernel, by channels; shapes as in forward.ts. */
import { fma } from '../math/arithmetic';
import { loadLanes } from '../math/lanes';

// @ts-ignore: decorator
@inline
function gather(
  dw: usize, x: usize, dy: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, DH: i32, DW: i32, channels: i32, isWhole: bool,
): void {
  const cell = <usize>C << 2, xLine = <usize>W * cell, yLine = <usize>OW * cell, step = <usize>SW * cell;
  const K = KH * KW;
  memory.fill(dw, 0, <usize>((channels + 7 & ~7) * K) << 2);
  for (let r: i32 = 0; r < R; r++) {
    for (let oy: i32 = 0; oy < OH; oy++) {
      for (let ky: i32 = 0; ky < KH; ky++) {
        const iy = oy * SH - top + ky * DH;
        if (iy < 0 || iy >= H) continue;
        for (let kx: i32 = 0; kx < KW; kx++) {
          const ix = kx * DW - left;
          const from = ix < 0 ? (SW - 1 - ix) / SW : 0, to = min(OW, (W - ix + SW - 1) / SW);
          const xFirst = x + <usize>iy * xLine + <usize>(ix + from * SW) * cell;
          const yFirst = dy + <usize>oy * yLine + <usize>from * cell;
          for (let c: i32 = 0; c < channels; c += 4) {
            const n = isWhole ? 4 : channels - c, offset = <usize>c << 2;
            let even = f32x4.splat(0), odd = f32x4.splat(0);
            let p = xFirst + offset, q = yFirst + offset;
            let o = from;
            for (; o + 1 < to; o += 2) {
              even = fma(loadLanes(p, n), loadLanes(q, n), even);
              odd = fma(loadLanes(p + step, n), loadLanes(q + cell, n), odd);
              p += step << 1;
              q += cell << 1;
            }
            if (o < to) even = fma(loadLanes(p, n), loadLanes(q, n), even);
            const sum = dw + (<usize>((c & ~7) * K + ((ky * KW + kx) << 3) + (c & 4)) << 2);
            v128.store(sum, f32x4.add(v128.load(sum), f32x4.add(even, odd)));
          }
        }
      }
    }
    x += xStride;
    dy += yStride;
  }
}

/**
 * dw[ky][kx][c] = Σ of x · dy over the samples and places where the kernel's cell met them, in panels as w. Only `channels` channels
 * from the one that dw, x and dy point at (the first of a panel); C is the number of all channels, from cell to cell.
 */
export function depthwiseWeightGradient(
  dw: usize, x: usize, dy: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, DH: i32, DW: i32, channels: i32,
): void {
  if (channels & 3) {
    gather(dw, x, dy, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, DH, DW, channels, false);
  } else {
    gather(dw, x, dy, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, DH, DW, channels, true);
  }
}
