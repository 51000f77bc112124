/** BatchNormalization's way back, first step: each sample's share of the gradients of beta and gamma. */
import { fma } from '../math/arithmetic';
import { firstLanes } from '../math/lanes';

/**
 * b[i][c] = Σ_p dy[i][p][c]; `half` bytes behind, g[i][c] = inverse[c] · Σ_p dy[i][p][c] · (x[i][p][c] - mean[c]), p ascending.
 * dy, x: R rows of [P][C], `stride` apart; b: R rows, bStride apart; table: section 0 the means, section 1 the inverses. Lanes behind the
 * C-th become 0.
 */
export function channelGradients(
  b: usize, bStride: usize, half: usize, dy: usize, x: usize, stride: usize, R: i32, P: i32, C: i32,
  table: usize, section: usize,
): void {
  const step = <usize>C << 2;
  for (let i: i32 = 0; i < R; i++) {
    let c: i32 = 0;
    for (; c + 8 <= C; c += 8) {
      const at = <usize>c << 2;
      const m0 = v128.load(table + at), m1 = v128.load(table + at, 16);
      let b0 = f32x4.splat(0), b1 = b0, g0 = b0, g1 = b0;
      let d = dy + at, v = x + at;
      for (let p: i32 = 0; p < P; p++) {
        const d0 = v128.load(d), d1 = v128.load(d, 16);
        b0 = f32x4.add(b0, d0);
        b1 = f32x4.add(b1, d1);
        g0 = fma(d0, f32x4.sub(v128.load(v), m0), g0);
        g1 = fma(d1, f32x4.sub(v128.load(v, 16), m1), g1);
        d += step;
        v += step;
      }
      v128.store(b + at, b0);
      v128.store(b + at, b1, 16);
      v128.store(b + at + half, f32x4.mul(g0, v128.load(table + section + at)));
      v128.store(b + at + half, f32x4.mul(g1, v128.load(table + section + at, 16)), 16);
    }
    for (; c < C; c += 4) {
      const at = <usize>c << 2;
      const mean = v128.load(table + at), mask = firstLanes(C - c);
      let sum = f32x4.splat(0), product = f32x4.splat(0);
      let d = dy + at, v = x + at;
      for (let p: i32 = 0; p < P; p++) {
        const own = v128.load(d);
        sum = f32x4.add(sum, own);
        product = fma(own, f32x4.sub(v128.load(v), mean), product);
        d += step;
        v += step;
      }
      v128.store(b + at, v128.and(sum, mask));
      v128.store(b + at + half, v128.and(f32x4.mul(product, v128.load(table + section + at)), mask));
    }
    b += bStride;
    dy += stride;
    x += stride;
  }
}
