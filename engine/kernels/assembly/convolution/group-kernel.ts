/**
 * A kernel in G groups as the whole kernel that is 0 between groups, and back. Grouped: panels of [T · I/G][8]; whole: panels of
 * [T · I][8]; outputs O in both. Output o belongs to group o · G / O and sees that group's inputs only.
 */

/** The address of (tap, input, output) in panels of `rows` rows. */
// @ts-ignore: decorator
@inline
function element(panels: usize, rows: i32, row: i32, o: i32): usize {
  return panels + (<usize>((o >> 3) * rows + row) << 5) + (<usize>(o & 7) << 2);
}

/** whole = grouped where a weight exists; the rest is 0 from the beginning. Outputs [from, to). */
export function expandGroups(whole: usize, grouped: usize, T: i32, I: i32, O: i32, G: i32, from: i32, to: i32): void {
  const own = I / G, outputs = O / G;
  for (let o: i32 = from; o < to; o++) {
    const first = (o / outputs) * own;
    for (let tap: i32 = 0; tap < T; tap++) {
      for (let i: i32 = 0; i < own; i++) {
        const value = load<f32>(element(grouped, T * own, tap * own + i, o));
        store<f32>(element(whole, T * I, tap * I + first + i, o), value);
      }
    }
  }
}

/** grouped = the elements of whole that exist in it. Outputs [from, to). */
export function collectGroups(grouped: usize, whole: usize, T: i32, I: i32, O: i32, G: i32, from: i32, to: i32): void {
  const own = I / G, outputs = O / G;
  for (let o: i32 = from; o < to; o++) {
    const first = (o / outputs) * own;
    for (let tap: i32 = 0; tap < T; tap++) {
      for (let i: i32 = 0; i < own; i++) {
        const value = load<f32>(element(whole, T * I, tap * I + first + i, o));
        store<f32>(element(grouped, T * own, tap * own + i, o), value);
      }
    }
  }
}
