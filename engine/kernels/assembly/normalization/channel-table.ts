/**
 * A normalization's table: for each channel what its values are moved and multiplied by. Sections of `section` bytes: mean, 1/√(variance
 * + ε), gamma/√(variance + ε), beta, and for the way back (batch-gradients.ts) two more. Where the channels are no multiple of 4 they
 * stand in it four times over, so that whole vectors run over the positions of a sample without a break.
 */
import { storeLanes } from '../math/lanes';

/** Channels c .. c+lanes of one section; C channels, `copies` times. */
// @ts-ignore: decorator
@inline
function put(section: usize, v: v128, c: i32, lanes: i32, C: i32, copies: i32): void {
  for (let k: i32 = 0; k < copies; k++) storeLanes(section + (<usize>(k * C + c) << 2), v, lanes);
}

// @ts-ignore: decorator
@inline
function orElse(p: usize, at: usize, absent: f32): v128 {
  return p ? v128.load(p + at) : f32x4.splat(absent);
}

/** The four forward sections of channels c .. c+lanes. gamma, beta: of the first channel, or 0 when there are none. */
// @ts-ignore: decorator
@inline
function putMoments(
  table: usize, section: usize, mean: v128, variance: v128, gamma: usize, beta: usize, epsilon: f32,
  c: i32, lanes: i32, C: i32, copies: i32,
): void {
  const at = <usize>c << 2;
  const inverse = f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, f32x4.splat(epsilon))));
  put(table, mean, c, lanes, C, copies);
  put(table + section, inverse, c, lanes, C, copies);
  put(table + 2 * section, f32x4.mul(orElse(gamma, at, 1), inverse), c, lanes, C, copies);
  put(table + 3 * section, orElse(beta, at, 0), c, lanes, C, copies);
}

/**
 * From the batch, channels `from` .. `to`: mean = Σ_i s_i / (M·P); variance = (Σ_i q_i + P·Σ_i (s_i/P - mean)²) / (M·P), with sums s and,
 * `half` bytes behind them, each sample's own squares q (channel-moments.ts; none where half is 0). i ascending.
 * moving = moving · momentum + batch's · (1 - momentum), `rest` = 1 - momentum. s [M][C], sStride apart; all others [C].
 */
export function batchMoments(
  table: usize, section: usize, copies: i32, s: usize, sStride: usize, half: usize, M: i32, P: i32,
  gamma: usize, beta: usize, movingMean: usize, movingVariance: usize, epsilon: f32, momentum: f32, rest: f32,
  from: i32, to: i32, C: i32,
): void {
  const positions = f32x4.splat(<f32>P), count = f32x4.splat(<f32>M * <f32>P);
  const keep = f32x4.splat(momentum), take = f32x4.splat(rest);
  for (let c = from; c < to; c += 4) {
    const at = <usize>c << 2;
    let sum = f32x4.splat(0);
    let p = s + at;
    for (let i: i32 = 0; i < M; i++) {
      sum = f32x4.add(sum, v128.load(p));
      p += sStride;
    }
    const mean = f32x4.div(sum, count);
    let within = f32x4.splat(0), between = f32x4.splat(0);
    p = s + at;
    for (let i: i32 = 0; i < M; i++) {
      const d = f32x4.sub(f32x4.div(v128.load(p), positions), mean);
      between = f32x4.add(between, f32x4.mul(d, d));
      if (half) within = f32x4.add(within, v128.load(p + half));
      p += sStride;
    }
    const variance = f32x4.div(f32x4.add(within, f32x4.mul(positions, between)), count);
    putMoments(table, section, mean, variance, gamma, beta, epsilon, c, min(4, C - c), C, copies);
    const m = movingMean + at, v = movingVariance + at;
    v128.store(m, f32x4.add(f32x4.mul(v128.load(m), keep), f32x4.mul(mean, take)));
    v128.store(v, f32x4.add(f32x4.mul(v128.load(v), keep), f32x4.mul(variance, take)));
  }
}

/** From the moving averages, channels `from` .. `to`. */
export function movingMoments(
  table: usize, section: usize, copies: i32, gamma: usize, beta: usize, movingMean: usize, movingVariance: usize,
  epsilon: f32, from: i32, to: i32, C: i32,
): void {
  for (let c = from; c < to; c += 4) {
    const at = <usize>c << 2;
    const mean = v128.load(movingMean + at), variance = v128.load(movingVariance + at);
    putMoments(table, section, mean, variance, gamma, beta, epsilon, c, min(4, C - c), C, copies);
  }
}

/**
 * Sums over the batch of the samples' gradients, channels `from` .. `to`, i ascending: dbeta = Σ_i b_i; dgamma = Σ_i g_i, `half` bytes behind
 * (channel-gradients.ts); each written unless its address is 0. For dx = scale · (dy - e - (x - mean) · f), the table's sections 4 and
 * 5: e = dbeta / (M·P), f = dgamma · inverse / (M·P). b [M][C], bStride apart.
 */
export function batchGradients(
  table: usize, section: usize, copies: i32, dgamma: usize, dbeta: usize, b: usize, bStride: usize, half: usize,
  M: i32, P: i32, from: i32, to: i32, C: i32,
): void {
  const count = f32x4.splat(<f32>M * <f32>P);
  for (let c = from; c < to; c += 4) {
    const at = <usize>c << 2;
    let sum = f32x4.splat(0), product = f32x4.splat(0);
    let p = b + at;
    for (let i: i32 = 0; i < M; i++) {
      sum = f32x4.add(sum, v128.load(p));
      product = f32x4.add(product, v128.load(p + half));
      p += bStride;
    }
    if (dgamma) v128.store(dgamma + at, product);
    if (dbeta) v128.store(dbeta + at, sum);
    const lanes = min(4, C - c);
    const inverse = v128.load(table + section + at);
    put(table + 4 * section, f32x4.div(sum, count), c, lanes, C, copies);
    put(table + 5 * section, f32x4.div(f32x4.mul(product, inverse), count), c, lanes, C, copies);
  }
}
