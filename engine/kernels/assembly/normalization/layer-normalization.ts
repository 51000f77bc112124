/** LayerNormalization over the last axis: G groups of C floats in each row, each by its own mean and variance. */
import { fma, fnma, sumLanesOf } from '../math/arithmetic';
import { clearTail, firstLanes, storeLanes } from '../math/lanes';

// @ts-ignore: decorator
@inline
function power(d: v128, isSquared: bool): v128 {
  return isSquared ? f32x4.mul(d, d) : d;
}

/** Σ of x - mean, or of its square, over C floats: in four sums at a time, as one would wait for itself. */
// @ts-ignore: decorator
@inline
function centredSum(x: usize, mean: v128, C: i32, isSquared: bool): f32 {
  const end = x + (<usize>C << 2);
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; x + 64 <= end; x += 64) {
    s0 = f32x4.add(s0, power(f32x4.sub(v128.load(x), mean), isSquared));
    s1 = f32x4.add(s1, power(f32x4.sub(v128.load(x, 16), mean), isSquared));
    s2 = f32x4.add(s2, power(f32x4.sub(v128.load(x, 32), mean), isSquared));
    s3 = f32x4.add(s3, power(f32x4.sub(v128.load(x, 48), mean), isSquared));
  }
  for (; x + 16 <= end; x += 16) {
    s0 = f32x4.add(s0, power(f32x4.sub(v128.load(x), mean), isSquared));
  }
  if (x < end) {
    const d = v128.and(f32x4.sub(v128.load(x), mean), firstLanes(C & 3));
    s1 = f32x4.add(s1, power(d, isSquared));
  }
  return sumLanesOf(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
}

/** Four numbers less the mean, times gamma · inverse, plus beta. */
// @ts-ignore: decorator
@inline
function scaled(x: usize, mean: v128, inverse: v128, gamma: usize, beta: usize, at: usize): v128 {
  const scale = gamma ? f32x4.mul(v128.load(gamma + at), inverse) : inverse;
  return fma(f32x4.sub(v128.load(x), mean), scale, beta ? v128.load(beta + at) : f32x4.splat(0));
}

/**
 * y = (x - mean) · gamma / √(variance + ε) + beta; statistics[i][g] = mean, 1/√(variance + ε), for the way back. x, y: R rows of [G][C],
 * `stride` bytes apart; statistics: R rows of [G][2], sStride apart; gamma, beta [C], or 0 when there are none.
 */
export function layerNormForward(
  y: usize, statistics: usize, sStride: usize, x: usize, stride: usize, R: i32, G: i32, C: i32,
  gamma: usize, beta: usize, epsilon: f32,
): void {
  const group = <usize>C << 2;
  for (let i: i32 = 0; i < R; i++) {
    for (let g: i32 = 0; g < G; g++) {
      const own = x + <usize>g * group, out = y + <usize>g * group;
      const mean = centredSum(own, f32x4.splat(0), C, false) / <f32>C;
      const means = f32x4.splat(mean);
      const variance = centredSum(own, means, C, true) / <f32>C;
      const inverse: f32 = 1 / sqrt<f32>(variance + epsilon);
      store<f32>(statistics + (<usize>g << 3), mean);
      store<f32>(statistics + (<usize>g << 3), inverse, 4);
      const inverses = f32x4.splat(inverse);
      let at: usize = 0;
      for (; at + 16 <= group; at += 16) {
        v128.store(out + at, scaled(own + at, means, inverses, gamma, beta, at));
      }
      if (at < group) storeLanes(out + at, scaled(own + at, means, inverses, gamma, beta, at), C & 3);
    }
    clearTail(y, G * C);
    y += stride;
    x += stride;
    statistics += sStride;
  }
}

/**
 * Each sample's share of the gradients: b[i][c] = Σ_g dy, and `half` bytes behind, Σ_g dy · x̂, g ascending, with x̂ = (x - mean) · inverse.
 * Rows as for layerNormForward; b: R rows, bStride apart. Lanes behind the C-th become 0.
 */
export function layerNormGradients(
  b: usize, bStride: usize, half: usize, dy: usize, x: usize, stride: usize, statistics: usize, sStride: usize,
  R: i32, G: i32, C: i32,
): void {
  const group = <usize>C << 2;
  for (let i: i32 = 0; i < R; i++) {
    for (let c: i32 = 0; c < C; c += 4) {
      const at = <usize>c << 2;
      let sum = f32x4.splat(0), product = f32x4.splat(0);
      let d = dy + at, v = x + at;
      for (let g: i32 = 0; g < G; g++) {
        const mean = v128.load32_splat(statistics + (<usize>g << 3));
        const inverse = v128.load32_splat(statistics + (<usize>g << 3), 4);
        const own = v128.load(d);
        sum = f32x4.add(sum, own);
        product = fma(own, f32x4.mul(f32x4.sub(v128.load(v), mean), inverse), product);
        d += group;
        v += group;
      }
      const mask = firstLanes(C - c);
      v128.store(b + at, v128.and(sum, mask));
      v128.store(b + at + half, v128.and(product, mask));
    }
    b += bStride;
    dy += stride;
    x += stride;
    statistics += sStride;
  }
}

/** d: dy in, dx out; with e = dy · gamma: dx = inverse · (e - mean of e - x̂ · mean of e · x̂). Rows as for layerNormForward. */
export function layerNormInputGradient(
  d: usize, x: usize, stride: usize, statistics: usize, sStride: usize, R: i32, G: i32, C: i32, gamma: usize,
): void {
  const group = <usize>C << 2, count = <f32>C;
  for (let i: i32 = 0; i < R; i++) {
    for (let g: i32 = 0; g < G; g++) {
      const own = d + <usize>g * group, input = x + <usize>g * group;
      const mean = v128.load32_splat(statistics + (<usize>g << 3));
      const inverse = v128.load32_splat(statistics + (<usize>g << 3), 4);
      let sum = f32x4.splat(0), product = f32x4.splat(0);
      for (let c: i32 = 0; c < C; c += 4) {
        const at = <usize>c << 2;
        let e = f32x4.mul(v128.load(own + at), gamma ? v128.load(gamma + at) : f32x4.splat(1));
        let normal = f32x4.mul(f32x4.sub(v128.load(input + at), mean), inverse);
        if (c + 4 > C) {
          e = v128.and(e, firstLanes(C - c));
          normal = v128.and(normal, firstLanes(C - c));
        }
        sum = f32x4.add(sum, e);
        product = fma(e, normal, product);
      }
      const level = f32x4.splat(sumLanesOf(sum) / count), along = f32x4.splat(sumLanesOf(product) / count);
      for (let c: i32 = 0; c < C; c += 4) {
        const at = <usize>c << 2;
        const e = f32x4.mul(v128.load(own + at), gamma ? v128.load(gamma + at) : f32x4.splat(1));
        const normal = f32x4.mul(f32x4.sub(v128.load(input + at), mean), inverse);
        const dx = f32x4.mul(inverse, fnma(normal, along, f32x4.sub(e, level)));
        storeLanes(own + at, dx, C - c);
      }
    }
    clearTail(d, G * C);
    d += stride;
    x += stride;
    statistics += sStride;
  }
}
