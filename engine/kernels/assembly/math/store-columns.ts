/** Panels of 8 columns of which not all exist. */
import { storeLanes } from './lanes';

/** The first `count` (1 to 7) of 8 floats. */
// @ts-ignore: decorator
@inline
export function storeColumns(y: usize, low: v128, high: v128, count: i32): void {
  storeLanes(y, low, count);
  if (count > 4) storeLanes(y + 16, high, count - 4);
}

/** Sets the columns from `count` on to 0 in a panel of R rows. */
export function clearColumns(panel: usize, R: i32, count: i32): void {
  for (let row: i32 = 0; row < R; row++) {
    for (let column = count; column < 8; column++) store<f32>(panel + (<usize>column << 2), 0);
    panel += 32;
  }
}
