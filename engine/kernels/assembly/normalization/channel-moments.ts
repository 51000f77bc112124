/** BatchNormalization, first of the batch's statistics: sum and spread of each channel within each sample. */
import { firstLanes } from '../math/lanes';

/** Four neighbouring vectors, a cache line of each position. */
// @ts-ignore: decorator
@inline
function line(out: usize, half: usize, x: usize, step: usize, P: i32, divisor: v128): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  let p = x;
  for (let i: i32 = 0; i < P; i++) {
    s0 = f32x4.add(s0, v128.load(p));
    s1 = f32x4.add(s1, v128.load(p, 16));
    s2 = f32x4.add(s2, v128.load(p, 32));
    s3 = f32x4.add(s3, v128.load(p, 48));
    p += step;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
  const m0 = f32x4.div(s0, divisor), m1 = f32x4.div(s1, divisor);
  const m2 = f32x4.div(s2, divisor), m3 = f32x4.div(s3, divisor);
  s0 = s1 = s2 = s3 = f32x4.splat(0);
  p = x;
  for (let i: i32 = 0; i < P; i++) {
    const d0 = f32x4.sub(v128.load(p), m0), d1 = f32x4.sub(v128.load(p, 16), m1);
    const d2 = f32x4.sub(v128.load(p, 32), m2), d3 = f32x4.sub(v128.load(p, 48), m3);
    s0 = f32x4.add(s0, f32x4.mul(d0, d0));
    s1 = f32x4.add(s1, f32x4.mul(d1, d1));
    s2 = f32x4.add(s2, f32x4.mul(d2, d2));
    s3 = f32x4.add(s3, f32x4.mul(d3, d3));
    p += step;
  }
  out += half;
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
}

// @ts-ignore: decorator
@inline
function vector(out: usize, half: usize, x: usize, step: usize, P: i32, divisor: v128, mask: v128): void {
  let s = f32x4.splat(0);
  let p = x;
  for (let i: i32 = 0; i < P; i++) {
    s = f32x4.add(s, v128.load(p));
    p += step;
  }
  s = v128.and(s, mask);
  v128.store(out, s);
  const m = f32x4.div(s, divisor);
  s = f32x4.splat(0);
  p = x;
  for (let i: i32 = 0; i < P; i++) {
    const d = f32x4.sub(v128.load(p), m);
    s = f32x4.add(s, f32x4.mul(d, d));
    p += step;
  }
  v128.store(out + half, v128.and(s, mask));
}

/**
 * sums[i][c] = Σ_p x[i][p][c]; `half` bytes behind, squares[i][c] = Σ_p (x[i][p][c] - sums[i][c] / P)², p ascending: one sample's own
 * spread, which the samples' means complete (batch-moments.ts). x: R rows of [P][C], xStride apart; sums: R rows, sStride apart.
 * Lanes behind the C-th, up to a whole vector, become 0.
 */
export function channelMoments(
  sums: usize, sStride: usize, half: usize, x: usize, xStride: usize, R: i32, P: i32, C: i32,
): void {
  const step = <usize>C << 2, divisor = f32x4.splat(<f32>P);
  for (let i: i32 = 0; i < R; i++) {
    let c: i32 = 0;
    for (; c + 16 <= C; c += 16) {
      const at = <usize>c << 2;
      line(sums + at, half, x + at, step, P, divisor);
    }
    for (; c < C; c += 4) {
      const at = <usize>c << 2;
      vector(sums + at, half, x + at, step, P, divisor, firstLanes(C - c));
    }
    sums += sStride;
    x += xStride;
  }
}
