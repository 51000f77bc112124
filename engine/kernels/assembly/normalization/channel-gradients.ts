/** BatchNormalization's way back, first step: each sample's share of the gradients of beta and gamma. */
import { slope } from '../activations/relu';
import { fma } from '../math/arithmetic';

/** So many positions are summed for one pair of vectors before the next pair: they stay in the nearest cache. */
const RUN: i32 = 32;

/** Adds a run of positions to the sums of 8 channels; with relu, dy becomes dy · relu'(y) first, which is kept. */
// @ts-ignore: decorator
@inline
function addRun(
  b: usize, half: usize, dy: usize, y: usize, x: usize, mean: usize, step: usize, P: i32, hasRelu: bool,
): void {
  const m0 = v128.load(mean), m1 = v128.load(mean, 16);
  let b0 = v128.load(b), b1 = v128.load(b, 16);
  let g0 = v128.load(b + half), g1 = v128.load(b + half, 16);
  for (let p: i32 = 0; p < P; p++) {
    let d0 = v128.load(dy), d1 = v128.load(dy, 16);
    if (hasRelu) {
      d0 = f32x4.mul(d0, slope(v128.load(y)));
      d1 = f32x4.mul(d1, slope(v128.load(y, 16)));
      v128.store(dy, d0);
      v128.store(dy, d1, 16);
      y += step;
    }
    b0 = f32x4.add(b0, d0);
    b1 = f32x4.add(b1, d1);
    g0 = fma(d0, f32x4.sub(v128.load(x), m0), g0);
    g1 = fma(d1, f32x4.sub(v128.load(x, 16), m1), g1);
    dy += step;
    x += step;
  }
  v128.store(b, b0);
  v128.store(b, b1, 16);
  v128.store(b + half, g0);
  v128.store(b + half, g1, 16);
}

// @ts-ignore: decorator
@inline
function gradients(
  b: usize, bStride: usize, half: usize, dy: usize, y: usize, x: usize, stride: usize, R: i32, P: i32, C: i32,
  table: usize, section: usize, hasRelu: bool,
): void {
  const step = <usize>C << 2, bytes = (<usize>C + 7 & ~7) << 2;
  for (let i: i32 = 0; i < R; i++) {
    memory.fill(b, 0, bytes);
    memory.fill(b + half, 0, bytes);
    for (let p: i32 = 0; p < P; p += RUN) {
      const from = <usize>p * step, count = min(RUN, P - p);
      for (let at: usize = 0; at < step; at += 32) {
        const own = from + at;
        addRun(b + at, half, dy + own, y + own, x + own, table + at, step, count, hasRelu);
      }
    }
    const inverse = table + section, g = b + half;
    for (let at: usize = 0; at < step; at += 16) {
      v128.store(g + at, f32x4.mul(v128.load(g + at), v128.load(inverse + at)));
    }
    for (let at = step; at < bytes; at += 4) {
      store<f32>(b + at, 0);
      store<f32>(g + at, 0);
    }
    b += bStride;
    dy += stride;
    y += stride;
    x += stride;
  }
}

/**
 * b[i][c] = Σ_p dy[i][p][c]; `half` bytes behind, g[i][c] = inverse[c] · Σ_p dy[i][p][c] · (x[i][p][c] - mean[c]), p ascending.
 * dy, x: R rows of [P][C], `stride` apart; b: R rows of C floats (rounded up to 8), bStride apart; table: section 0 the means, section 1
 * the inverses. Lanes behind the C-th become 0.
 */
export function channelGradients(
  b: usize, bStride: usize, half: usize, dy: usize, x: usize, stride: usize, R: i32, P: i32, C: i32,
  table: usize, section: usize,
): void {
  gradients(b, bStride, half, dy, dy, x, stride, R, P, C, table, section, false);
}

/** The same behind relu, whose outputs are y: dy becomes dy · relu'(y). C must be a multiple of 8, as whole pairs of vectors are written. */
export function channelGradientsRelu(
  b: usize, bStride: usize, half: usize, dy: usize, y: usize, x: usize, stride: usize, R: i32, P: i32, C: i32,
  table: usize, section: usize,
): void {
  gradients(b, bStride, half, dy, y, x, stride, R, P, C, table, section, true);
}
