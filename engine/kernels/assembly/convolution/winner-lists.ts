/** The winners of max pooling that have a gradient, as a list per sample and channel, with the sum of each. */

/**
 * lists: per sample `listStride` bytes, per channel `capacity` bytes of (u32 patch, f32 gradient); lengths [M][C] in bytes, `lengthStride`
 * bytes a sample; sums [M][C], as far apart: each sample's part of the bias gradient. winners, p, dp [M][N][C], `stride` bytes a
 * sample. Windows whose p is not above `least` have no gradient.
 * C is a multiple of 4, and a list has room for one item more than N.
 */
export function winnerLists(
  lists: usize, listStride: usize, capacity: usize, lengths: usize, sums: usize, lengthStride: usize, winners: usize, p: usize, dp: usize,
  stride: usize, M: i32, N: i32, C: i32, least: f32,
): void {
  const floor = f32x4.splat(least), pixel = <usize>C << 2;
  for (let i: i32 = 0; i < M; i++) {
    for (let c: usize = 0; c < pixel; c += 16) {
      const first = lists + (c >> 2) * capacity;
      let l0 = first, l1 = l0 + capacity, l2 = l1 + capacity, l3 = l2 + capacity;
      let at = c, sum = f32x4.splat(0);
      for (let n: i32 = 0; n < N; n++) {
        const patch = v128.load(winners + at), g = v128.load(dp + at);
        const isAlive = f32x4.gt(v128.load(p + at), floor);
        const alive = i32x4.bitmask(isAlive);
        sum = f32x4.add(sum, v128.and(g, isAlive));
        const low = v128.shuffle<u32>(patch, g, 0, 4, 1, 5), high = v128.shuffle<u32>(patch, g, 2, 6, 3, 7);
        v128.store64_lane(l0, low, 0);
        v128.store64_lane(l1, low, 1);
        v128.store64_lane(l2, high, 0);
        v128.store64_lane(l3, high, 1);
        l0 += <usize>(alive << 3 & 8);
        l1 += <usize>(alive << 2 & 8);
        l2 += <usize>(alive << 1 & 8);
        l3 += <usize>(alive & 8);
        at += pixel;
      }
      v128.store(sums + c, sum);
      store<u32>(lengths + c, <u32>(l0 - first));
      store<u32>(lengths + c, <u32>(l1 - first - capacity), 4);
      store<u32>(lengths + c, <u32>(l2 - first - 2 * capacity), 8);
      store<u32>(lengths + c, <u32>(l3 - first - 3 * capacity), 12);
    }
    lists += listStride;
    lengths += lengthStride;
    sums += lengthStride;
    winners += stride;
    p += stride;
    dp += stride;
  }
}
