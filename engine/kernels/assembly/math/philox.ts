/** Philox4x32-10 on four consecutive counters at once; the same words as engine/random.ts. */

const MULTIPLIER_0: i32 = <i32>0xd2511f53;
const MULTIPLIER_1: i32 = <i32>0xcd9e8d57;
const WEYL_0: i32 = <i32>0x9e3779b9;
const WEYL_1: i32 = <i32>0xbb67ae85;

// @ts-ignore: decorator
@inline
function high(a: v128, b: v128): v128 {
  return v128.shuffle<u32>(i64x2.extmul_low_i32x4_u(a, b), i64x2.extmul_high_i32x4_u(a, b), 1, 3, 5, 7);
}

/** Writes the words of blocks (block, block+1, block+2, block+3) as 16 u32 in stream order. */
// @ts-ignore: decorator
@inline
export function philox16(out: usize, block: i32, step: i32, layer: i32, purpose: i32, keyLow: i32, keyHigh: i32): void {
  const m0 = i32x4.splat(MULTIPLIER_0), m1 = i32x4.splat(MULTIPLIER_1);
  let c0 = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3));
  let c1 = i32x4.splat(step), c2 = i32x4.splat(layer), c3 = i32x4.splat(purpose);
  let k0 = keyLow, k1 = keyHigh;
  for (let round = 0; round < 10; round++) {
    const high0 = high(m0, c0), high1 = high(m1, c2);
    const low0 = i32x4.mul(m0, c0), low1 = i32x4.mul(m1, c2);
    c0 = v128.xor(v128.xor(high1, c1), i32x4.splat(k0));
    c1 = low1;
    c2 = v128.xor(v128.xor(high0, c3), i32x4.splat(k1));
    c3 = low0;
    k0 += WEYL_0;
    k1 += WEYL_1;
  }
  const a = v128.shuffle<u32>(c0, c1, 0, 4, 1, 5), b = v128.shuffle<u32>(c2, c3, 0, 4, 1, 5);
  const c = v128.shuffle<u32>(c0, c1, 2, 6, 3, 7), d = v128.shuffle<u32>(c2, c3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<u32>(a, b, 0, 1, 4, 5));
  v128.store(out, v128.shuffle<u32>(a, b, 2, 3, 6, 7), 16);
  v128.store(out, v128.shuffle<u32>(c, d, 0, 1, 4, 5), 32);
  v128.store(out, v128.shuffle<u32>(c, d, 2, 3, 6, 7), 48);
}
