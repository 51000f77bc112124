/**
 * Average pooling of R samples: x [H][W][C] to y [OH][OW][C], windows as in max-pooling.ts. Each mean is over the cells inside the image
 * alone, as TensorFlow's. The sum goes line by line, then over the lines, which keeps a large window exact.
 */
import { clearRow, clearTail, loadLanes, storeLanes } from '../math/lanes';

// @ts-ignore: decorator
@inline
function pool(
  y: usize, x: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, isWhole: bool,
): void {
  const cell = <usize>C << 2, line = <usize>W * cell;
  for (let r: i32 = 0; r < R; r++) {
    let to = y;
    for (let oy: i32 = 0; oy < OH; oy++) {
      const iy = oy * SH - top;
      const kyFrom = max(0, -iy), kyTo = min(KH, H - iy);
      for (let ox: i32 = 0; ox < OW; ox++) {
        const ix = ox * SW - left;
        const kxFrom = max(0, -ix), kxTo = min(KW, W - ix);
        const share = f32x4.splat(<f32>1 / <f32>((kyTo - kyFrom) * (kxTo - kxFrom)));
        let from = x + <usize>(iy + kyFrom) * line + <usize>(ix + kxFrom) * cell;
        for (let c: i32 = 0; c < C; c += 4) {
          const n = isWhole ? 4 : C - c;
          let sum = f32x4.splat(0), p = from;
          for (let ky = kyFrom; ky < kyTo; ky++) {
            let lineSum = f32x4.splat(0), q = p;
            for (let kx = kxFrom; kx < kxTo; kx++) {
              lineSum = f32x4.add(lineSum, loadLanes(q, n));
              q += cell;
            }
            sum = f32x4.add(sum, lineSum);
            p += line;
          }
          storeLanes(to + (<usize>c << 2), f32x4.mul(sum, share), n);
          from += 16;
        }
        to += cell;
      }
    }
    clearTail(y, OH * OW * C);
    x += xStride;
    y += yStride;
  }
}

export function averagePoolingForward(
  y: usize, x: usize, yStride: usize, xStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32,
): void {
  if (C & 3) pool(y, x, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, false);
  else pool(y, x, yStride, xStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, true);
}

// @ts-ignore: decorator
@inline
function spread(
  dx: usize, dy: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32, isWhole: bool,
): void {
  const cell = <usize>C << 2, line = <usize>W * cell;
  for (let r: i32 = 0; r < R; r++) {
    clearRow(dx, H * W * C);
    let from = dy;
    for (let oy: i32 = 0; oy < OH; oy++) {
      const iy = oy * SH - top;
      const kyFrom = max(0, -iy), kyTo = min(KH, H - iy);
      for (let ox: i32 = 0; ox < OW; ox++) {
        const ix = ox * SW - left;
        const kxFrom = max(0, -ix), kxTo = min(KW, W - ix);
        const share = f32x4.splat(<f32>1 / <f32>((kyTo - kyFrom) * (kxTo - kxFrom)));
        let to = dx + <usize>(iy + kyFrom) * line + <usize>(ix + kxFrom) * cell;
        for (let c: i32 = 0; c < C; c += 4) {
          const n = isWhole ? 4 : C - c;
          const d = f32x4.mul(share, loadLanes(from + (<usize>c << 2), n));
          let p = to;
          for (let ky = kyFrom; ky < kyTo; ky++) {
            let q = p;
            for (let kx = kxFrom; kx < kxTo; kx++) {
              storeLanes(q, f32x4.add(loadLanes(q, n), d), n);
              q += cell;
            }
            p += line;
          }
          to += 16;
        }
        from += cell;
      }
    }
    dx += xStride;
    dy += yStride;
  }
}

/** dx from dy, in the order of the windows. */
export function averagePoolingBackward(
  dx: usize, dy: usize, xStride: usize, yStride: usize, R: i32, H: i32, W: i32, C: i32, OH: i32, OW: i32,
  KH: i32, KW: i32, SH: i32, SW: i32, top: i32, left: i32,
): void {
  if (C & 3) spread(dx, dy, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, false);
  else spread(dx, dy, xStride, yStride, R, H, W, C, OH, OW, KH, KW, SH, SW, top, left, true);
}
