/** From a list per sample of (input, value) to a list per input of (sample, value), samples ascending. */

/**
 * Inputs [from, to): columns: `columnStride` bytes an input, columnLengths [..] in bytes, both of input 0; lists, lengths [M]: as the
 * kernels that list rows leave them, inputs ascending.
 */
export function sparseTransposeLists(
  columns: usize, columnStride: usize, columnLengths: usize,
  lists: usize, listStride: usize, lengths: usize, M: i32, from: i32, to: i32,
): void {
  if (from >= to) return;
  memory.fill(columnLengths + (<usize>from << 2), 0, <usize>(to - from) << 2);
  for (let i: u32 = 0; i < <u32>M; i++) {
    const end = lists + <usize>load<u32>(lengths);
    for (let item = firstItem(lists, end, <u32>from); item < end; item += 8) {
      const k = load<u32>(item);
      if (k >= <u32>to) break;
      const length = columnLengths + (<usize>k << 2);
      const used = <usize>load<u32>(length);
      const target = columns + <usize>k * columnStride + used;
      store<u32>(target, i);
      store<u32>(target, load<u32>(item, 4), 4);
      store<u32>(length, <u32>used + 8);
    }
    lists += listStride;
    lengths += 4;
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
