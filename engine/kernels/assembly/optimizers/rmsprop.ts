/** RMSprop on a block of weights: O rows of `bytes` (a multiple of 16), `stride` bytes apart everywhere. */
import { fma, fnma } from '../math/arithmetic';

// @ts-ignore: decorator
@inline
function increment(g: v128, v: usize, rate: v128, rho: v128, rest: v128, epsilon: v128): v128 {
  const velocity = fma(rest, f32x4.mul(g, g), f32x4.mul(rho, v128.load(v)));
  v128.store(v, velocity);
  return f32x4.div(f32x4.mul(rate, g), f32x4.sqrt(f32x4.add(velocity, epsilon)));
}

/** v - a² is a variance: rounding may take it below 0, where it has no root. */
// @ts-ignore: decorator
@inline
function centeredIncrement(g: v128, v: usize, a: usize, rate: v128, rho: v128, rest: v128, epsilon: v128): v128 {
  const velocity = fma(rest, f32x4.mul(g, g), f32x4.mul(rho, v128.load(v)));
  const average = fma(rest, g, f32x4.mul(rho, v128.load(a)));
  v128.store(v, velocity);
  v128.store(a, average);
  const variance = f32x4.pmax(f32x4.splat(0), fnma(average, average, velocity));
  return f32x4.div(f32x4.mul(rate, g), f32x4.sqrt(f32x4.add(variance, epsilon)));
}

/** v = ρ·v + (1 - ρ)·g²; w -= learningRate · g / √(v + ε). `rest` = 1 - ρ. */
export function rmspropStep(
  w: usize, g: usize, v: usize, O: i32, bytes: usize, stride: usize,
  learningRate: f32, rho: f32, rest: f32, epsilon: f32,
): void {
  const rate = f32x4.splat(learningRate), r = f32x4.splat(rho), q = f32x4.splat(rest), e = f32x4.splat(epsilon);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const step = increment(v128.load(g + j), v + j, rate, r, q, e);
      v128.store(w + j, f32x4.sub(v128.load(w + j), step));
    }
    w += stride;
    g += stride;
    v += stride;
  }
}

/** With momentum: u = momentum · u + learningRate · g / √(v + ε); w -= u. */
export function rmspropMomentumStep(
  w: usize, g: usize, v: usize, u: usize, O: i32, bytes: usize, stride: usize,
  learningRate: f32, rho: f32, rest: f32, epsilon: f32, momentum: f32,
): void {
  const rate = f32x4.splat(learningRate), r = f32x4.splat(rho), q = f32x4.splat(rest), e = f32x4.splat(epsilon);
  const mu = f32x4.splat(momentum);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const step = increment(v128.load(g + j), v + j, rate, r, q, e);
      const move = fma(mu, v128.load(u + j), step);
      v128.store(u + j, move);
      v128.store(w + j, f32x4.sub(v128.load(w + j), move));
    }
    w += stride;
    g += stride;
    v += stride;
    u += stride;
  }
}

/** Centered: a = ρ·a + (1 - ρ)·g; w -= learningRate · g / √(v - a² + ε). */
export function rmspropCenteredStep(
  w: usize, g: usize, v: usize, a: usize, O: i32, bytes: usize, stride: usize,
  learningRate: f32, rho: f32, rest: f32, epsilon: f32,
): void {
  const rate = f32x4.splat(learningRate), r = f32x4.splat(rho), q = f32x4.splat(rest), e = f32x4.splat(epsilon);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const step = centeredIncrement(v128.load(g + j), v + j, a + j, rate, r, q, e);
      v128.store(w + j, f32x4.sub(v128.load(w + j), step));
    }
    w += stride;
    g += stride;
    v += stride;
    a += stride;
  }
}

/** Centered, with momentum: u = momentum · u + learningRate · g / √(v - a² + ε); w -= u. */
export function rmspropCenteredMomentumStep(
  w: usize, g: usize, v: usize, u: usize, a: usize, O: i32, bytes: usize, stride: usize,
  learningRate: f32, rho: f32, rest: f32, epsilon: f32, momentum: f32,
): void {
  const rate = f32x4.splat(learningRate), r = f32x4.splat(rho), q = f32x4.splat(rest), e = f32x4.splat(epsilon);
  const mu = f32x4.splat(momentum);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const step = centeredIncrement(v128.load(g + j), v + j, a + j, rate, r, q, e);
      const move = fma(mu, v128.load(u + j), step);
      v128.store(u + j, move);
      v128.store(w + j, f32x4.sub(v128.load(w + j), move));
    }
    w += stride;
    g += stride;
    v += stride;
    u += stride;
    a += stride;
  }
}
