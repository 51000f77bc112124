/** From a list per sample of (input, value) to a list per input of (sample · `scale`, value), samples ascending. */

/**
 * Inputs [from, to): columns: their lists one behind the other, the first `from · capacity` bytes in; starts [..] and columnLengths [..]
 * in bytes, both of input 0; lists, lengths [M]: as the kernels that list rows leave them, inputs ascending. Lists without gaps come
 * quickly to another thread's core.
 */
export function sparseTransposeLists(
  columns: usize, capacity: usize, starts: usize, columnLengths: usize, scale: u32,
  lists: usize, listStride: usize, lengths: usize, M: i32, from: i32, to: i32,
): void {
  if (from >= to) return;
  const first = columnLengths + (<usize>from << 2), bytes = <usize>(to - from) << 2;
  memory.fill(first, 0, bytes);
  let list = lists;
  for (let i: i32 = 0; i < M; i++) {
    const end = list + <usize>load<u32>(lengths + (<usize>i << 2));
    for (let item = firstItem(list, end, <u32>from); item < end && load<u32>(item) < <u32>to; item += 8) {
      const length = columnLengths + (<usize>load<u32>(item) << 2);
      store<u32>(length, load<u32>(length) + 8);
    }
    list += listStride;
  }
  let start: u32 = <u32>from * <u32>capacity;
  for (let k = <usize>from << 2; k < <usize>to << 2; k += 4) {
    store<u32>(starts + k, start);
    start += load<u32>(columnLengths + k);
  }
  memory.fill(first, 0, bytes);
  list = lists;
  for (let i: i32 = 0; i < M; i++) {
    const end = list + <usize>load<u32>(lengths + (<usize>i << 2));
    for (let item = firstItem(list, end, <u32>from); item < end; item += 8) {
      const k = load<u32>(item);
      if (k >= <u32>to) break;
      const place = <usize>k << 2;
      const used = load<u32>(columnLengths + place);
      const target = columns + <usize>load<u32>(starts + place) + <usize>used;
      store<u32>(target, <u32>i * scale);
      store<u32>(target, load<u32>(item, 4), 4);
      store<u32>(columnLengths + place, used + 8);
    }
    list += listStride;
  }
}

/** The first item of an input that is not below `from`. */
// @ts-ignore: decorator
@inline
function firstItem(list: usize, end: usize, from: u32): usize {
  if (from === 0) return list;
  let low = list, high = end;
  while (low < high) {
    const middle = low + ((high - low >> 4) << 3);
    if (load<u32>(middle) < from) low = middle + 8;
    else high = middle;
  }
  return low;
}
