/**
 * LSTM through T steps of x [T][M][K]. Gates lie in four blocks of V columns, i f c o: `sums` [T][M][4V] before, `gates` after activation
 * (both may be one). h, c [T + 1][M][V] begin with the state before the first step, 0; a_t [T][M][V] = activation(c_(t+1)).
 * Each walk may be made in stretches of steps, one after the other: [from, T) on the way there, [from, to) on the way back.
 * U units, V: U rounded up to 8. Weights wx: 4V / 8 panels [K][8], w: 4V / 8 panels [U][8]. `step` and `stride` are those of gates; `hStep`, `hStride` of h, c, a.
 */
import { anyActivationBackward, anyActivationForward } from '../generated/activation-by-code';
import { denseForward } from '../generated/dense-forward';
import { denseForwardAdded } from '../generated/dense-forward-added';
import { fma } from '../math/arithmetic';
import { flushTiny } from '../math/flush-tiny';
import { cellBackward, cellForward } from '../math/lstm-cell';
import { zeroPadding, zeroRows } from '../math/padding';
import { addKeptGradients, addKeptProducts, inputProducts, keepStates } from './dropped';
import { addRows, areRowsEqual, repeatRow } from './rows';

/** So many samples go through all steps before the next do: what they leave behind stays in the first cache. */
const BLOCK: i32 = 32;

/**
 * sums_t = x_t · wx + bias + h_t · w; `zeros` [4V]. `isStandard`: tanh, and sigmoid for the gates. As long as all samples of a block have
 * had the same inputs, as the border of images and the padding of sequences, one goes for all. With `factors` [M][4V] (else 0) a gate sees
 * its block of kept_t [T][M][4V], laid out as gates, in the place of h_t; and its own inputs, `xGate` bytes apart (0: all the same).
 */
export function lstmForward(
  x: usize, xStep: i32, xStride: usize, xGate: usize, K: i32, wx: usize, xBias: usize,
  sums: usize, gates: usize, step: usize, stride: usize, h: usize, c: usize, a: usize, hStep: usize, hStride: usize,
  w: usize, zeros: usize, factors: usize, kept: usize,
  M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isStandard: i32, from: i32,
): void {
  x += from * xStep;
  sums += <usize>from * step;
  gates += <usize>from * step;
  h += <usize>from * hStep;
  c += <usize>from * hStep;
  a += <usize>from * hStep;
  kept += <usize>from * step;
  for (let r: i32 = 0; r < M; r += BLOCK) {
    const row = <usize>r * stride, hRow = <usize>r * hStride;
    forwardBlock(
      x + <usize>r * xStride, xStep, xStride, xGate, K, wx, xBias, sums + row, gates + row, step, stride,
      h + hRow, c + hRow, a + hRow, hStep, hStride, w, zeros, factors ? factors + row : 0, kept + row,
      min(BLOCK, M - r), U, V, T, activation, gateActivation, isStandard, from,
    );
  }
}

function forwardBlock(
  x: usize, xStep: i32, xStride: usize, xGate: usize, K: i32, wx: usize, xBias: usize,
  sums: usize, gates: usize, step: usize, stride: usize, h: usize, c: usize, a: usize, hStep: usize, hStride: usize,
  w: usize, zeros: usize, factors: usize, kept: usize,
  M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isStandard: i32, from: i32,
): void {
  const block = <usize>V << 2;
  // What was before a stretch may have differed.
  let isShared = from === 0 && !factors;
  for (let t: i32 = from; t < T; t++) {
    isShared = isShared && areRowsEqual(x, xStride, M, K);
    const rows = isShared ? min(M, 4) : M;
    inputProducts(sums, stride, x, xStride, xGate, wx, xBias, rows, K, V, 4);
    x += xStep;
    if (t > 0 && factors) {
      keepStates(kept, factors, stride, h, hStride, rows, V, 4);
      addKeptProducts(sums, kept, stride, w, zeros, rows, U, U, V, 4);
    } else if (t > 0) {
      denseForwardAdded(sums, stride, h, hStride, w, zeros, rows, U, V >> 1);
    }
    if (isStandard) {
      cellForward(gates, sums, stride, block, c + hStep, c, a, h + hStep, hStride, rows);
    } else {
      for (let b: usize = 0; b < 4; b++) {
        const code = b === 2 ? activation : gateActivation;
        anyActivationForward(code, gates + b * block, sums + b * block, stride, rows, U);
      }
      carry(c + hStep, c, hStride, gates, stride, block, rows);
      anyActivationForward(activation, a, c + hStep, hStride, rows, U);
      output(h + hStep, a, hStride, gates + 3 * block, stride, block, rows);
    }
    if (rows < M) {
      if (sums !== gates) repeatRow(sums, stride, rows, M, 4 * block);
      repeatRow(gates, stride, rows, M, 4 * block);
      repeatRow(c + hStep, hStride, rows, M, block);
      repeatRow(a, hStride, rows, M, block);
      repeatRow(h + hStep, hStride, rows, M, block);
    }
    c += hStep;
    h += hStep;
    a += hStep;
    sums += step;
    gates += step;
    kept += step;
  }
}

/** c' = f · c + i · g */
// @ts-ignore: decorator
@inline
function carry(after: usize, before: usize, hStride: usize, gates: usize, stride: usize, block: usize, M: i32): void {
  for (let r: i32 = 0; r < M; r++) {
    for (let j: usize = 0; j < block; j += 16) {
      const i = v128.load(gates + j), f = v128.load(gates + block + j), g = v128.load(gates + 2 * block + j);
      v128.store(after + j, fma(f, v128.load(before + j), f32x4.mul(i, g)));
    }
    after += hStride;
    before += hStride;
    gates += stride;
  }
}

/** h = o · a */
// @ts-ignore: decorator
@inline
function output(h: usize, a: usize, hStride: usize, o: usize, stride: usize, block: usize, M: i32): void {
  for (let r: i32 = 0; r < M; r++) {
    for (let j: usize = 0; j < block; j += 16) v128.store(h + j, f32x4.mul(v128.load(o + j), v128.load(a + j)));
    h += hStride;
    a += hStride;
    o += stride;
  }
}

/**
 * d_t [M][4V] = d(loss)/d(sums_t), laid out as gates, from d(loss)/d(output) at every step (`isEvery`), or at the last alone. `source`,
 * `gateSource`: sums or gates, whichever the activation's slope is taken from; `carrySource`: c from its second matrix on, or a. `turned`: w
 * transposed, V / 8 panels [4V][8]; with `factors` of the way there (else 0), of each block apart. Scratch [M][V]: dh, dc, dCarry.
 */
export function lstmBackward(
  d: usize, gates: usize, source: usize, gateSource: usize, step: usize, stride: usize, c: usize, a: usize, carrySource: usize,
  hStep: usize, hStride: usize, dh: usize, dc: usize, dCarry: usize, dOut: usize, dOutStep: i32, dOutStride: usize, isEvery: i32,
  turned: usize, zeros: usize, factors: usize,
  M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isStandard: i32, from: i32, to: i32,
): void {
  // A whole walk is done with its scratch before the next samples begin theirs.
  const scratchStride = from === 0 && to === T ? 0 : hStride;
  for (let r: i32 = 0; r < M; r += BLOCK) {
    const row = <usize>r * stride, hRow = <usize>r * hStride;
    const scratch = <usize>r * scratchStride;
    backwardBlock(
      d + row, gates + row, source + row, gateSource + row, step, stride, c + hRow, a + hRow, carrySource + hRow,
      hStep, hStride, dh + scratch, dc + scratch, dCarry + scratch, dOut + <usize>r * dOutStride, dOutStep, dOutStride, isEvery,
      turned, zeros, factors ? factors + row : 0, min(BLOCK, M - r), U, V, T, activation, gateActivation, isStandard, from, to,
    );
  }
}

function backwardBlock(
  d: usize, gates: usize, source: usize, gateSource: usize, step: usize, stride: usize, c: usize, a: usize, carrySource: usize,
  hStep: usize, hStride: usize, dh: usize, dc: usize, dCarry: usize, dOut: usize, dOutStep: i32, dOutStride: usize, isEvery: i32,
  turned: usize, zeros: usize, factors: usize,
  M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isStandard: i32, from: i32, to: i32,
): void {
  const block = <usize>V << 2;
  const last = <usize>(to - 1);
  d += last * step;
  gates += last * step;
  source += last * step;
  gateSource += last * step;
  c += last * hStep;
  a += last * hStep;
  carrySource += last * hStep;
  dOut += (to - 1) * dOutStep;
  if (to === T) {
    zeroRows(dh, hStride, M, V);
    zeroRows(dc, hStride, M, V);
  }
  for (let t: i32 = to - 1; t >= from; t--) {
    if (isEvery || t === T - 1) addRows(dh, hStride, dOut, dOutStride, M, U);
    if (isStandard) {
      cellBackward(d, gates, stride, block, dc, dh, c, a, hStride, M);
    } else {
      outputBackward(d + 3 * block, dCarry, dh, a, hStride, gates + 3 * block, stride, block, M);
      anyActivationBackward(activation, dCarry, carrySource, hStride, M, U);
      carryBackward(d, dc, dCarry, c, hStride, gates, stride, block, M);
      zeroPadding(d, stride, 4, M, U, V);
      for (let b: usize = 0; b < 4; b++) {
        const isGate = b !== 2;
        const from = isGate ? gateSource : source;
        anyActivationBackward(isGate ? gateActivation : activation, d + b * block, from + b * block, stride, M, U);
      }
    }
    zeroPadding(d, stride, 4, M, U, V);
    if (t > 0 && factors) {
      zeroRows(dh, hStride, M, V);
      addKeptGradients(dh, dCarry, hStride, d, factors, stride, turned, zeros, M, V, 4);
    } else if (t > 0) {
      denseForward(dh, hStride, d, stride, turned, zeros, M, 4 * V, V >> 3);
    }
    d -= step;
    gates -= step;
    source -= step;
    gateSource -= step;
    c -= hStep;
    a -= hStep;
    carrySource -= hStep;
    dOut -= dOutStep;
  }
}

/** dO = dh · a, dCarry = dh · o */
// @ts-ignore: decorator
@inline
function outputBackward(
  dO: usize, dCarry: usize, dh: usize, a: usize, hStride: usize, o: usize, stride: usize, block: usize, M: i32,
): void {
  for (let r: i32 = 0; r < M; r++) {
    for (let j: usize = 0; j < block; j += 16) {
      const g = flushTiny(v128.load(dh + j));
      v128.store(dO + j, f32x4.mul(g, v128.load(a + j)));
      v128.store(dCarry + j, f32x4.mul(g, v128.load(o + j)));
    }
    dO += stride;
    o += stride;
    dCarry += hStride;
    dh += hStride;
    a += hStride;
  }
}

/** With s = dc + dCarry: dI = s · g, dF = s · c, dG = s · i, dc = s · f. */
// @ts-ignore: decorator
@inline
function carryBackward(
  d: usize, dc: usize, dCarry: usize, c: usize, hStride: usize, gates: usize, stride: usize, block: usize, M: i32,
): void {
  for (let r: i32 = 0; r < M; r++) {
    for (let j: usize = 0; j < block; j += 16) {
      const s = flushTiny(f32x4.add(v128.load(dc + j), v128.load(dCarry + j)));
      v128.store(d + j, f32x4.mul(s, v128.load(gates + 2 * block + j)));
      v128.store(d + block + j, f32x4.mul(s, v128.load(c + j)));
      v128.store(d + 2 * block + j, f32x4.mul(s, v128.load(gates + j)));
      v128.store(dc + j, f32x4.mul(s, v128.load(gates + block + j)));
    }
    d += stride;
    gates += stride;
    dc += hStride;
    dCarry += hStride;
    c += hStride;
  }
}
