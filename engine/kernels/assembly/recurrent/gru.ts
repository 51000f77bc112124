/**
 * GRU through T steps of x [T][M][K]. Gates lie in four blocks of V columns, h z r s: `sums` [T][M][4V] before, `gates` after activation
 * (both may be one). The fourth is the candidate's share of the last output: s = h · w_h + bias
 * (`isAfter`: the reset gate scales the product), or s = r · h. h [T + 1][M][V] begins with the state before the first step, 0.
 * Each walk may be made in stretches of steps, one after the other: [from, T) on the way there, [from, to) on the way back.
 * U units, V: U rounded up to 8. Weights wx: 3V / 8 panels [K][8] in the order h z r, with `xBias` [3V]; w: 3V / 8 panels [U][8] in the order z r h, `bias` [3V] likewise, 0 unless `isAfter`.
 * With `factors` [M][3V] (else 0), in the order z r h, a gate sees its block of kept_t [T][M][3V] in the place of h_t; both with the rows and
 * steps of gates; and its own inputs, `xGate` bytes apart (0: all the same).
 */
import { anyActivationBackward, anyActivationForward } from '../generated/activation-by-code';
import { denseForward } from '../generated/dense-forward';
import { denseForwardAdded } from '../generated/dense-forward-added';
import { fma } from '../math/arithmetic';
import { flushTiny } from '../math/flush-tiny';
import { zeroPadding, zeroRows } from '../math/padding';
import { addKeptGradients, addKeptProducts, inputProducts, keepStates, scaleKept } from './dropped';
import { addRows } from './rows';

export function gruForward(
  x: usize, xStep: i32, xStride: usize, xGate: usize, K: i32, wx: usize, xBias: usize,
  sums: usize, gates: usize, step: usize, stride: usize, h: usize, hStep: usize, hStride: usize, w: usize, bias: usize,
  factors: usize, kept: usize, M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isAfter: i32, from: i32,
): void {
  const block = <usize>V << 2;
  x += from * xStep;
  sums += <usize>from * step;
  gates += <usize>from * step;
  h += <usize>from * hStep;
  kept += <usize>from * step;
  const wh = w + 2 * <usize>U * block, biasH = bias + 2 * block;
  for (let t: i32 = from; t < T; t++) {
    // Before the first step h is 0: no input of the products counts.
    const inputs = t > 0 ? U : 0;
    inputProducts(sums, stride, x, xStride, xGate, wx, xBias, M, K, V, 3);
    x += xStep;
    // What the candidate sees of h.
    let seen = h, seenStride = hStride;
    if (factors) {
      keepStates(kept, factors, stride, h, hStride, M, V, 3);
      addKeptProducts(sums + block, kept, stride, w, bias, M, inputs, U, V, 2);
      seen = kept + 2 * block;
      seenStride = stride;
    } else {
      denseForwardAdded(sums + block, stride, h, hStride, w, bias, M, inputs, V >> 2);
    }
    anyActivationForward(gateActivation, gates + block, sums + block, stride, M, U);
    anyActivationForward(gateActivation, gates + 2 * block, sums + 2 * block, stride, M, U);
    const s = gates + 3 * block;
    if (isAfter) {
      denseForward(s, stride, seen, seenStride, wh, biasH, M, inputs, V >> 3);
      addProduct(sums, s, gates + 2 * block, stride, block, M);
    } else {
      keep(s, gates + 2 * block, stride, seen, seenStride, block, M);
      denseForwardAdded(sums, stride, s, stride, wh, biasH, M, inputs, V >> 3);
    }
    anyActivationForward(activation, gates, sums, stride, M, U);
    update(h + hStep, h, hStride, gates, stride, block, M);
    h += hStep;
    sums += step;
    gates += step;
    kept += step;
  }
}

/** y += a · b */
// @ts-ignore: decorator
@inline
function addProduct(y: usize, a: usize, b: usize, stride: usize, bytes: usize, M: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(y + j, fma(v128.load(a + j), v128.load(b + j), v128.load(y + j)));
    }
    y += stride;
    a += stride;
    b += stride;
  }
}

/** s = r · h */
// @ts-ignore: decorator
@inline
function keep(s: usize, r: usize, stride: usize, h: usize, hStride: usize, bytes: usize, M: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < bytes; j += 16) v128.store(s + j, f32x4.mul(v128.load(r + j), v128.load(h + j)));
    s += stride;
    r += stride;
    h += hStride;
  }
}

/** h' = z · h + (1 - z) · g */
// @ts-ignore: decorator
@inline
function update(after: usize, before: usize, hStride: usize, gates: usize, stride: usize, block: usize, M: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < block; j += 16) {
      const g = v128.load(gates + j), z = v128.load(gates + block + j);
      v128.store(after + j, fma(z, f32x4.sub(v128.load(before + j), g), g));
    }
    after += hStride;
    before += hStride;
    gates += stride;
  }
}

/**
 * d_t [M][4V], laid out as gates: d(loss)/d(sums_t) in the first three blocks, in the fourth (`isAfter`) d(loss)/d(h · w_h + bias). From
 * d(loss)/d(output) at every step (`isEvery`), or at the last alone. `source`, `gateSource`: sums or gates, whichever the activation's
 * slope is taken from. `turned`: w transposed, V / 8 panels [3V][8]; or (not `isAfter`) z and r's part in [2V][8], and h's in `turnedH` [V][8].
 * With `factors` of the way there (else 0), of each block apart. `zeros` [V]. Scratch [M][V]: dh, dShare.
 */
export function gruBackward(
  d: usize, gates: usize, source: usize, gateSource: usize, step: usize, stride: usize, h: usize, hStep: usize, hStride: usize,
  dh: usize, dShare: usize, dOut: usize, dOutStep: i32, dOutStride: usize, isEvery: i32,
  turned: usize, turnedH: usize, zeros: usize, factors: usize,
  M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isAfter: i32, from: i32, to: i32,
): void {
  const block = <usize>V << 2;
  const last = <usize>(to - 1);
  d += last * step;
  gates += last * step;
  source += last * step;
  gateSource += last * step;
  h += last * hStep;
  dOut += (to - 1) * dOutStep;
  if (to === T) zeroRows(dh, hStride, M, V);
  for (let t: i32 = to - 1; t >= from; t--) {
    const r = gates + 2 * block, s = gates + 3 * block;
    if (isEvery || t === T - 1) addRows(dh, hStride, dOut, dOutStride, M, U);
    updateBackward(d, dh, h, hStride, gates, stride, block, M);
    zeroPadding(d, stride, 2, M, U, V);
    anyActivationBackward(activation, d, source, stride, M, U);
    anyActivationBackward(gateActivation, d + block, gateSource + block, stride, M, U);
    zeroPadding(d, stride, 2, M, U, V);
    if (isAfter) {
      shareBackward(d + 2 * block, d + 3 * block, d, s, r, stride, block, M);
    } else {
      denseForward(dShare, hStride, d, stride, turnedH, zeros, M, V, V >> 3);
      if (factors) scaleKept(dShare, hStride, factors + 2 * block, stride, M, V);
      keepBackward(d + 2 * block, r, stride, dh, dShare, h, hStride, block, M);
    }
    zeroPadding(d + 2 * block, stride, 2, M, U, V);
    anyActivationBackward(gateActivation, d + 2 * block, gateSource + 2 * block, stride, M, U);
    zeroPadding(d + 2 * block, stride, 1, M, U, V);
    const gateCount = isAfter ? 3 : 2;
    if (t > 0 && factors) addKeptGradients(dh, dShare, hStride, d + block, factors, stride, turned, zeros, M, V, gateCount);
    else if (t > 0) denseForwardAdded(dh, hStride, d + block, stride, turned, zeros, M, gateCount * V, V >> 3);
    d -= step;
    gates -= step;
    source -= step;
    gateSource -= step;
    h -= hStep;
    dOut -= dOutStep;
  }
}

/** dG = dh · (1 - z), dZ = dh · (h - g), dh = dh · z */
// @ts-ignore: decorator
@inline
function updateBackward(d: usize, dh: usize, h: usize, hStride: usize, gates: usize, stride: usize, block: usize, M: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < block; j += 16) {
      const dy = flushTiny(v128.load(dh + j)), g = v128.load(gates + j), z = v128.load(gates + block + j);
      v128.store(d + j, f32x4.mul(dy, f32x4.sub(f32x4.splat(1), z)));
      v128.store(d + block + j, f32x4.mul(dy, f32x4.sub(v128.load(h + j), g)));
      v128.store(dh + j, f32x4.mul(dy, z));
    }
    d += stride;
    gates += stride;
    dh += hStride;
    h += hStride;
  }
}

/** dR = dSum · s, dS = dSum · r */
// @ts-ignore: decorator
@inline
function shareBackward(dR: usize, dS: usize, dSum: usize, s: usize, r: usize, stride: usize, block: usize, M: i32): void {
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < block; j += 16) {
      const dy = v128.load(dSum + j);
      v128.store(dR + j, f32x4.mul(dy, v128.load(s + j)));
      v128.store(dS + j, f32x4.mul(dy, v128.load(r + j)));
    }
    dR += stride;
    dS += stride;
    dSum += stride;
    s += stride;
    r += stride;
  }
}

/** dR = dShare · h, dh += dShare · r */
// @ts-ignore: decorator
@inline
function keepBackward(
  dR: usize, r: usize, stride: usize, dh: usize, dShare: usize, h: usize, hStride: usize, block: usize, M: i32,
): void {
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < block; j += 16) {
      const dy = v128.load(dShare + j);
      v128.store(dR + j, f32x4.mul(dy, v128.load(h + j)));
      v128.store(dh + j, fma(dy, v128.load(r + j), v128.load(dh + j)));
    }
    dR += stride;
    r += stride;
    dh += hStride;
    dShare += hStride;
    h += hStride;
  }
}
