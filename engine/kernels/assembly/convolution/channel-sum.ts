/** Sums over images and positions, channel by channel: the gradient of a convolution's bias. */
import { loadLanes, storeLanes } from '../math/lanes';

/**
 * sums[c] = Σ_i Σ_n d[i][n][c] for C channels, `pixel` bytes a position, N positions: over the positions of each image, then over the
 * images, which keeps a long sum exact.
 */
export function channelSum(sums: usize, d: usize, stride: usize, pixel: usize, M: i32, N: i32, C: i32): void {
  for (let c: i32 = 0; c < C; c += 4) {
    const offset = <usize>c << 2;
    let total = f32x4.splat(0), image = d + offset;
    for (let i: i32 = 0; i < M; i++) {
      let sum = f32x4.splat(0), at = image;
      for (let n: i32 = 0; n < N; n++) {
        sum = f32x4.add(sum, loadLanes(at, C - c));
        at += pixel;
      }
      total = f32x4.add(total, sum);
      image += stride;
    }
    storeLanes(sums + offset, total, C - c);
  }
}
