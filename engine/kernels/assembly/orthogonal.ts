/** Gram and Schmidt's step in float64, four vectors at a time: the same roundings in the same order as engine/projection.ts. */

/**
 * For each of D panels u, one after the other: v -= Σ over its vectors of (v · vector) · vector. v: four vectors, u: D times four, each [L][4]
 * (element by element, the four side by side). A vector's own four products are taken before any is removed; nothing is fused.
 */
export function removePanels(v: usize, u: usize, L: i32, D: i32): void {
  const bytes = <usize>L << 5;
  for (let d: i32 = 0; d < D; d++) {
    removePanel(v, u, bytes);
    u += bytes;
  }
}

function removePanel(v: usize, u: usize, bytes: usize): void {
  let a0 = f64x2.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
  for (let i: usize = 0; i < bytes; i += 32) {
    const p = v128.load(u + i), q = v128.load(u + i, 16);
    const a = v128.load64_splat(v + i), b = v128.load64_splat(v + i, 8);
    const c = v128.load64_splat(v + i, 16), d = v128.load64_splat(v + i, 24);
    a0 = f64x2.add(a0, f64x2.mul(a, p));
    a1 = f64x2.add(a1, f64x2.mul(a, q));
    b0 = f64x2.add(b0, f64x2.mul(b, p));
    b1 = f64x2.add(b1, f64x2.mul(b, q));
    c0 = f64x2.add(c0, f64x2.mul(c, p));
    c1 = f64x2.add(c1, f64x2.mul(c, q));
    d0 = f64x2.add(d0, f64x2.mul(d, p));
    d1 = f64x2.add(d1, f64x2.mul(d, q));
  }
  // From the products of each of v's vectors with all of u's to those of each of u's with all of v's.
  const s0 = v128.shuffle<f64>(a0, b0, 0, 2), t0 = v128.shuffle<f64>(c0, d0, 0, 2);
  const s1 = v128.shuffle<f64>(a0, b0, 1, 3), t1 = v128.shuffle<f64>(c0, d0, 1, 3);
  const s2 = v128.shuffle<f64>(a1, b1, 0, 2), t2 = v128.shuffle<f64>(c1, d1, 0, 2);
  const s3 = v128.shuffle<f64>(a1, b1, 1, 3), t3 = v128.shuffle<f64>(c1, d1, 1, 3);
  for (let i: usize = 0; i < bytes; i += 32) {
    const u0 = v128.load64_splat(u + i), u1 = v128.load64_splat(u + i, 8);
    const u2 = v128.load64_splat(u + i, 16), u3 = v128.load64_splat(u + i, 24);
    const s = f64x2.add(f64x2.add(f64x2.add(f64x2.mul(s0, u0), f64x2.mul(s1, u1)), f64x2.mul(s2, u2)), f64x2.mul(s3, u3));
    const t = f64x2.add(f64x2.add(f64x2.add(f64x2.mul(t0, u0), f64x2.mul(t1, u1)), f64x2.mul(t2, u2)), f64x2.mul(t3, u3));
    v128.store(v + i, f64x2.sub(v128.load(v + i), s));
    v128.store(v + i, f64x2.sub(v128.load(v + i, 16), t), 16);
  }
}
