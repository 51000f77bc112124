/** The last, partly used vector of a row. */

/** All bits set in the first `count` lanes. */
// @ts-ignore: decorator
@inline
export function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** Stores the first `count` lanes, 1 to 4, and leaves alone what lies behind them. */
// @ts-ignore: decorator
@inline
export function storeLanes(p: usize, v: v128, count: i32): void {
  if (count >= 4) {
    v128.store(p, v);
    return;
  }
  v128.store32_lane(p, v, 0);
  if (count > 1) v128.store32_lane(p, v, 1, 4);
  if (count > 2) v128.store32_lane(p, v, 2, 8);
}

/** Sets the lanes behind the W-th of a row to 0, up to a whole vector: a gradient's must be, as matrix products sum over them. */
// @ts-ignore: decorator
@inline
export function clearTail(row: usize, W: i32): void {
  for (let j = W; j & 3; j++) store<f32>(row + (<usize>j << 2), 0);
}
