/**
 * Writes the kernel that lists the lit inputs of each sample: (u32 input, f32 value), inputs ascending. Eight bytes become a mask, the
 * mask finds in a table the places of its ones, and all eight are written though only as many are kept: no branch to mispredict.
 */
import { generatedHead, repeat } from './source';

/** For each of 256 masks the places of its ones, ascending, filled up with zeros to eight. */
function placesOfOnes(): readonly number[] {
  return Array.from({ length: 256 }, (_, mask) => {
    const ones = [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (mask >> bit) & 1);
    return [...ones, ...Array<number>(8 - ones.length).fill(0)];
  }).flat();
}

export function sparseListSource(): string {
  const table = placesOfOnes();
  const rows = repeat(32, (row) => `  ${table.slice(row * 64, (row + 1) * 64).join(', ')},`);
  return `${generatedHead('Lists the lit inputs of each sample for the sparse first layer.')}

const PLACES: usize = memory.data<u8>([
${rows}
]);

/** Writes eight items from \`item\` on, of which the first popcnt(mask) count; returns the end of those. */
// @ts-ignore: decorator
@inline
function writeItems(item: usize, mask: u32, k: u32): usize {
  const zero = i32x4.splat(0), first = i32x4.splat(k);
  const places = i16x8.extend_low_i8x16_u(v128.load64_zero(PLACES + (<usize>mask << 3)));
  const low = i32x4.add(i32x4.extend_low_i16x8_u(places), first);
  const high = i32x4.add(i32x4.extend_high_i16x8_u(places), first);
  v128.store(item, v128.shuffle<u32>(low, zero, 0, 4, 1, 5));
  v128.store(item, v128.shuffle<u32>(low, zero, 2, 6, 3, 7), 16);
  v128.store(item, v128.shuffle<u32>(high, zero, 0, 4, 1, 5), 32);
  v128.store(item, v128.shuffle<u32>(high, zero, 2, 6, 3, 7), 48);
  return item + (<usize>popcnt(mask) << 3);
}

/**
 * Reads one byte of every line of all samples. They lie scattered over the memory, and asking for all of them at once hides most of
 * the time they take to come. The result is of no use but must be kept, or the reads would be left out.
 */
// @ts-ignore: decorator
@inline
function touchAll(bytes: usize, indices: usize, M: i32, K: usize): u32 {
  let seen: u32 = 0;
  for (let i: i32 = 0; i < M; i++) {
    const row = bytes + <usize>load<u32>(indices + (<usize>i << 2)) * K;
    for (let k: usize = 0; k < K; k += 64) seen ^= <u32>load<u8>(row + k);
    seen ^= <u32>load<u8>(row + K - 1);
  }
  return seen;
}

/**
 * lists: \`listStride\` bytes a sample, of which the last 64 are scratch; marks: rows, \`markStride\` bytes apart, of [M] bytes at which
 * each stretch of \`stretch\` inputs (a multiple of 16) begins in the lists, and the last one ends; bytes [..][K] with 15 readable bytes
 * beyond; indices [M]; table 256 floats.
 */
export function sparseListBytes(
  lists: usize, listStride: usize, marks: usize, markStride: usize, stretch: i32, bytes: usize, indices: usize, table: usize,
  M: i32, K: i32,
): void {
  if (M === 0) return;
  store<u32>(lists + listStride - 4, touchAll(bytes, indices, M, <usize>K));
  const none = i8x16.splat(0);
  for (let i: i32 = 0; i < M; i++) {
    const row = bytes + <usize>load<u32>(indices) * <usize>K;
    let end = lists, mark = marks;
    for (let k: i32 = 0, next: i32 = 0; k < K; k += 16) {
      if (k === next) {
        store<u32>(mark, <u32>(end - lists));
        mark += markStride;
        next += stretch;
      }
      let mask = <u32>i8x16.bitmask(i8x16.ne(v128.load(row + <usize>k), none));
      if (k + 16 > K) mask &= (1 << (K - k)) - 1;
      if (mask & 255) end = writeItems(end, mask & 255, k);
      if (mask >> 8) end = writeItems(end, mask >> 8, k + 8);
    }
    for (let item = lists; item < end; item += 8) {
      const value = load<u8>(row + <usize>load<u32>(item));
      store<f32>(item, load<f32>(table + (<usize>value << 2)), 4);
    }
    store<u32>(mark, <u32>(end - lists));
    lists += listStride;
    marks += 4;
    indices += 4;
  }
}
`;
}
