/**
 * LSTM through T steps of x [T][M][K]. Gates lie in four blocks of V columns, i f c o: `sums` [T][M][4V] before, `gates` after activation
 * (both may be one). h, c [T + 1][M][V] begin with the state before the first step, 0; a_t [T][M][V] = activation(c_(t+1)).
 * Each walk may be made in stretches, one after the other: a step's products go in S parts of their columns; T · S parts in all, [from, to).
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
import { inputProduct } from './input-product';
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
  M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isStandard: i32, S: i32, from: i32, to: i32,
): void {
  const first = from / S;
  x += first * xStep;
  sums += <usize>first * step;
  gates += <usize>first * step;
  h += <usize>first * hStep;
  c += <usize>first * hStep;
  a += <usize>first * hStep;
  kept += <usize>first * step;
  for (let r: i32 = 0; r < M; r += BLOCK) {
    const row = <usize>r * stride, hRow = <usize>r * hStride;
    forwardBlock(
      x + <usize>r * xStride, xStep, xStride, xGate, K, wx, xBias, sums + row, gates + row, step, stride,
      h + hRow, c + hRow, a + hRow, hStep, hStride, w, zeros, factors ? factors + row : 0, kept + row,
      min(BLOCK, M - r), U, V, activation, gateActivation, isStandard, S, from, to,
    );
  }
}

function forwardBlock(
  x: usize, xStep: i32, xStride: usize, xGate: usize, K: i32, wx: usize, xBias: usize,
  sums: usize, gates: usize, step: usize, stride: usize, h: usize, c: usize, a: usize, hStep: usize, hStride: usize,
  w: usize, zeros: usize, factors: usize, kept: usize,
  M: i32, U: i32, V: i32, activation: i32, gateActivation: i32, isStandard: i32, S: i32, from: i32, to: i32,
): void {
  const block = <usize>V << 2;
  // What was before a stretch may have differed.
  let isShared = from === 0 && S === 1 && !factors;
  for (let at: i32 = from; at < to; at++) {
    isShared = isShared && areRowsEqual(x, xStride, M, K);
    const rows = isShared ? min(M, 4) : M;
    const part = at % S;
    if (!factors) {
      const first = (V >> 1) * part / S, P = (V >> 1) * (part + 1) / S - first;
      const columns = <usize>first << 5;
      inputProduct(sums + columns, stride, x, xStride, wx + columns * <usize>K, xBias + columns, rows, K, P);
      if (at >= S) denseForwardAdded(sums + columns, stride, h, hStride, w + columns * <usize>U, zeros, rows, U, P);
    }
    if (part < S - 1) continue;
    if (factors) {
      // Each gate has its own factors: the parts of a step are done with its last.
      inputProducts(sums, stride, x, xStride, xGate, wx, xBias, rows, K, V, 4);
      if (at >= S) {
        keepStates(kept, factors, stride, h, hStride, rows, V, 4);
        addKeptProducts(sums, kept, stride, w, zeros, rows, U, U, V, 4);
      }
    }
    x += xStep;
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
  M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isStandard: i32, S: i32, from: i32, to: i32,
): void {
  // A whole walk is done with its scratch before the next samples begin theirs.
  const scratchStride = from === 0 && to === T * S ? 0 : hStride;
  for (let r: i32 = 0; r < M; r += BLOCK) {
    const row = <usize>r * stride, hRow = <usize>r * hStride;
    const scratch = <usize>r * scratchStride;
    backwardBlock(
      d + row, gates + row, source + row, gateSource + row, step, stride, c + hRow, a + hRow, carrySource + hRow,
      hStep, hStride, dh + scratch, dc + scratch, dCarry + scratch, dOut + <usize>r * dOutStride, dOutStep, dOutStride, isEvery,
      turned, zeros, factors ? factors + row : 0, min(BLOCK, M - r), U, V, T, activation, gateActivation, isStandard, S, from, to,
    );
  }
}

function backwardBlock(
  d: usize, gates: usize, source: usize, gateSource: usize, step: usize, stride: usize, c: usize, a: usize, carrySource: usize,
  hStep: usize, hStride: usize, dh: usize, dc: usize, dCarry: usize, dOut: usize, dOutStep: i32, dOutStride: usize, isEvery: i32,
  turned: usize, zeros: usize, factors: usize,
  M: i32, U: i32, V: i32, T: i32, activation: i32, gateActivation: i32, isStandard: i32, S: i32, from: i32, to: i32,
): void {
  const block = <usize>V << 2;
  const t = (to - 1) / S, last = <usize>t;
  d += last * step;
  gates += last * step;
  source += last * step;
  gateSource += last * step;
  c += last * hStep;
  a += last * hStep;
  carrySource += last * hStep;
  dOut += t * dOutStep;
  if (to === T * S) {
    zeroRows(dh, hStride, M, V);
    zeroRows(dc, hStride, M, V);
  }
  for (let at: i32 = to - 1; at >= from; at--) {
    const part = at % S;
    if (part === S - 1) {
      if (isEvery || at === T * S - 1) addRows(dh, hStride, dOut, dOutStride, M, U);
      stepBackward(
        d, gates, source, gateSource, stride, c, a, carrySource, hStride, dh, dc, dCarry, M, U, V, activation, gateActivation, isStandard,
      );
    }
    if (at >= S && !factors) {
      const first = (V >> 3) * part / S, P = (V >> 3) * (part + 1) / S - first;
      const columns = <usize>first << 5;
      denseForward(dh + columns, hStride, d, stride, turned + columns * (4 * <usize>V), zeros, M, 4 * V, P);
    }
    if (part > 0) continue;
    if (at >= S && factors) {
      zeroRows(dh, hStride, M, V);
      addKeptGradients(dh, dCarry, hStride, d, factors, stride, turned, zeros, M, V, 4);
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

/** One step's d and dc, from dh. */
// @ts-ignore: decorator
@inline
function stepBackward(
  d: usize, gates: usize, source: usize, gateSource: usize, stride: usize, c: usize, a: usize, carrySource: usize, hStride: usize,
  dh: usize, dc: usize, dCarry: usize, M: i32, U: i32, V: i32, activation: i32, gateActivation: i32, isStandard: i32,
): void {
  const block = <usize>V << 2;
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
