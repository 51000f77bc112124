/**
 * The winners of 2 × 2 max pooling: per window and channel where the winner's patch begins in the image, in bytes; or that it has no
 * gradient; or that its patch is dark, so that only the bias has one. Lists of winners hold (u32 offset, f32 gradient).
 */

/** All bits set, as in the masks that make it. */
// @ts-ignore: decorator
@inline
export const NO_GRADIENT: i32 = -1;
// @ts-ignore: decorator
@inline
export const DARK: i32 = -2;
// @ts-ignore: decorator
@inline
export const ITEM: usize = 8;

/** The largest of a window's four values. */
// @ts-ignore: decorator
@inline
export function largestOf(y00: v128, y01: v128, y10: v128, y11: v128): v128 {
  return f32x4.pmax(f32x4.pmax(y00, y01), f32x4.pmax(y10, y11));
}

/** The patch of the first that is the largest, if it is above `least`: at `first`, `across` and `down` bytes further, or both. */
// @ts-ignore: decorator
@inline
export function winnerOf(y00: v128, y01: v128, y10: v128, y11: v128, first: i32, across: v128, down: v128, least: v128): v128 {
  const upper = v128.and(f32x4.gt(y01, y00), across);
  const lower = i32x4.add(v128.and(f32x4.gt(y11, y10), across), down);
  const isLower = f32x4.gt(f32x4.pmax(y10, y11), f32x4.pmax(y00, y01));
  const patch = i32x4.add(v128.bitselect(lower, upper, isLower), i32x4.splat(first));
  return v128.or(patch, v128.not(f32x4.gt(largestOf(y00, y01, y10, y11), least)));
}

/** Of a window that sees only zeros: its values are the bias. */
// @ts-ignore: decorator
@inline
export function darkWinnerOf(bias: v128, least: v128): v128 {
  return v128.or(i32x4.splat(DARK), v128.not(f32x4.gt(bias, least)));
}

/**
 * Lists the lit winners of 4 channels over N windows, `pixel` bytes apart: 4 lists `capacity` bytes apart with room for N + 1 items,
 * the last one followed by an item without a gradient; their ends to `ends`. Returns the 4 sums of all gradients.
 */
export function listChannels(lists: usize, capacity: usize, ends: usize, winners: usize, dp: usize, pixel: usize, N: i32): v128 {
  const none = i32x4.splat(NO_GRADIENT);
  let l0 = lists, l1 = l0 + capacity, l2 = l1 + capacity, l3 = l2 + capacity;
  let sum = f32x4.splat(0);
  for (let n: i32 = 0; n < N; n++) {
    const patch = v128.load(winners), g = v128.load(dp);
    const idle = i32x4.bitmask(patch);
    sum = f32x4.add(sum, v128.andnot(g, i32x4.eq(patch, none)));
    const low = v128.shuffle<u32>(patch, g, 0, 4, 1, 5), high = v128.shuffle<u32>(patch, g, 2, 6, 3, 7);
    v128.store64_lane(l0, low, 0);
    v128.store64_lane(l1, low, 1);
    v128.store64_lane(l2, high, 0);
    v128.store64_lane(l3, high, 1);
    l0 += ITEM - <usize>(idle << 3 & 8);
    l1 += ITEM - <usize>(idle << 2 & 8);
    l2 += ITEM - <usize>(idle << 1 & 8);
    l3 += ITEM - <usize>(idle & 8);
    winners += pixel;
    dp += pixel;
  }
  store<u64>(l0, 0);
  store<u64>(l1, 0);
  store<u64>(l2, 0);
  store<u64>(l3, 0);
  store<u32>(ends, <u32>l0);
  store<u32>(ends, <u32>l1, 4);
  store<u32>(ends, <u32>l2, 8);
  store<u32>(ends, <u32>l3, 12);
  return sum;
}

// @ts-ignore: decorator
@inline
function addItems(list: usize, low: v128, high: v128, isChosen: v128): usize {
  const chosen = i32x4.bitmask(isChosen);
  v128.store64_lane(list, low, 0);
  list += <usize>(chosen << 3 & 8);
  v128.store64_lane(list, low, 1);
  list += <usize>(chosen << 2 & 8);
  v128.store64_lane(list, high, 0);
  list += <usize>(chosen << 1 & 8);
  v128.store64_lane(list, high, 1);
  return list + <usize>(chosen & 8);
}

/**
 * Lists the channels that win at each of the 4 patches of a window, which begin at `first`, `across` and `down` bytes further: 4 lists
 * `capacity` bytes apart with room for C + 1 items, of (channel · row, gradient); their ends to `ends`. C is a multiple of 4.
 */
export function listPatches(
  lists: usize, capacity: usize, ends: usize, winners: usize, dp: usize, C: i32, row: u32, first: i32, across: i32, down: i32,
): void {
  const p0 = i32x4.splat(first), p1 = i32x4.splat(first + across);
  const p2 = i32x4.splat(first + down), p3 = i32x4.splat(first + down + across);
  const step = i32x4.splat(row << 2), end = winners + (<usize>C << 2);
  let rows = i32x4(0, row, 2 * row, 3 * row);
  let l0 = lists, l1 = l0 + capacity, l2 = l1 + capacity, l3 = l2 + capacity;
  while (winners < end) {
    const patch = v128.load(winners), g = v128.load(dp);
    const low = v128.shuffle<u32>(rows, g, 0, 4, 1, 5), high = v128.shuffle<u32>(rows, g, 2, 6, 3, 7);
    l0 = addItems(l0, low, high, i32x4.eq(patch, p0));
    l1 = addItems(l1, low, high, i32x4.eq(patch, p1));
    l2 = addItems(l2, low, high, i32x4.eq(patch, p2));
    l3 = addItems(l3, low, high, i32x4.eq(patch, p3));
    rows = i32x4.add(rows, step);
    winners += 16;
    dp += 16;
  }
  store<u32>(ends, <u32>l0);
  store<u32>(ends, <u32>l1, 4);
  store<u32>(ends, <u32>l2, 8);
  store<u32>(ends, <u32>l3, 12);
}
