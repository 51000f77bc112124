/**
 * Vectors at the end of a row of channels whose number is no multiple of 4: only `n` lanes exist in memory. With a constant 4 for n,
 * as in a kernel's path for whole vectors, nothing is left of the questions.
 */

/** Lanes 0 .. n - 1 (n >= 1; more than 4 means 4), the others 0. */
// @ts-ignore: decorator
@inline
export function loadLanes(p: usize, n: i32): v128 {
  if (n >= 4) return v128.load(p);
  if (n == 1) return v128.load32_zero(p);
  const pair = v128.load64_zero(p);
  return n == 2 ? pair : v128.load32_lane(p + 8, pair, 2);
}

/** Lanes 0 .. n - 1 and nothing beyond. */
// @ts-ignore: decorator
@inline
export function storeLanes(p: usize, v: v128, n: i32): void {
  if (n >= 4) {
    v128.store(p, v);
  } else if (n == 1) {
    v128.store32_lane(p, v, 0);
  } else {
    v128.store64_lane(p, v, 0);
    if (n == 3) v128.store32_lane(p + 8, v, 2);
  }
}

/**
 * Zeroes what `count` floats from `row` on leave of their last vector, so that activations in place there stay numbers. Rows begin at
 * whole vectors; `row` may be amid one, where a call writes a part of it.
 */
// @ts-ignore: decorator
@inline
export function clearTail(row: usize, count: i32): void {
  for (let p = row + (<usize>count << 2); p & 15; p += 4) store<f32>(p, 0);
}

/** Zeroes a row of `count` floats, up to a whole vector. */
// @ts-ignore: decorator
@inline
export function clearRow(row: usize, count: i32): void {
  memory.fill(row, 0, (<usize>count + 3 & ~3) << 2);
}

/** All bits set in the first `count` lanes. */
// @ts-ignore: decorator
@inline
export function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}
