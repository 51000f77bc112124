/** Sums over the batch and over the places of an image, channel by channel: the gradient of a convolution's bias. */
import { loadLanes } from './math/lanes';

/**
 * sums[c] = Σ of d[r][i][c]: over the cells i of each sample, then over the samples r. d [R][cells], `cell` bytes from cell to cell,
 * `stride` bytes from sample to sample; C channels from the one that d and sums point at. Writes sums up to a whole vector.
 */
export function channelSum(sums: usize, d: usize, stride: usize, R: i32, cells: i32, cell: usize, C: i32): void {
  const end = C + 3 & ~3;
  memory.fill(sums, 0, <usize>end << 2);
  for (let r: i32 = 0; r < R; r++) {
    for (let c: i32 = 0; c < end; c += 4) {
      const offset = <usize>c << 2;
      let sum = f32x4.splat(0), p = d + offset;
      for (let i: i32 = 0; i < cells; i++) {
        sum = f32x4.add(sum, loadLanes(p, C - c));
        p += cell;
      }
      v128.store(sums + offset, f32x4.add(v128.load(sums + offset), sum));
    }
    d += stride;
  }
}
