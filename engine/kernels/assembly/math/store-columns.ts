/** Panels of 8 columns of which not all exist. */

/** The first `count` (1 to 7) of 8 floats. */
// @ts-ignore: decorator
@inline
export function storeColumns(y: usize, low: v128, high: v128, count: i32): void {
  storeSome(y, low, count);
  if (count > 4) storeSome(y + 16, high, count - 4);
}

/** Sets the columns from `count` on to 0 in a panel of R rows. */
export function clearColumns(panel: usize, R: i32, count: i32): void {
  for (let row: i32 = 0; row < R; row++) {
    for (let column = count; column < 8; column++) store<f32>(panel + (<usize>column << 2), 0);
    panel += 32;
  }
}

/** The first `count` of 4 floats; all of them from 4 on. */
// @ts-ignore: decorator
@inline
export function storeSome(y: usize, values: v128, count: i32): void {
  if (count >= 4) {
    v128.store(y, values);
    return;
  }
  let rest = values;
  if (count & 2) {
    v128.store64_lane(y, rest, 0);
    y += 8;
    rest = v128.shuffle<u32>(rest, rest, 2, 3, 2, 3);
  }
  if (count & 1) v128.store32_lane(y, rest, 0);
}
