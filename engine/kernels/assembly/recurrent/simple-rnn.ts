/**
 * SimpleRNN through T steps. x [T][M][K]; `sums` [T][M][V]; h [T + 1][M][V] begins with the state before the first step, 0. U units,
 * V: U rounded up to 8. Weights wx: V / 8 panels [K][8], w: V / 8 panels [U][8]. The sums and d lie as h does: steps `step` bytes apart,
 * rows `stride`. Each walk may be made in stretches of steps, one after the other: [from, T) there, [from, to) back.
 */
import { anyActivationBackward, anyActivationForward } from '../generated/activation-by-code';
import { denseForward } from '../generated/dense-forward';
import { denseForwardAdded } from '../generated/dense-forward-added';
import { flushTiny } from '../math/flush-tiny';
import { zeroPadding, zeroRows } from '../math/padding';
import { keepStates, scaleKept } from './dropped';
import { inputProduct } from './input-product';
import { addRows } from './rows';

/**
 * sums_t = x_t · wx + bias + h_t · w, h_(t+1) = activation(sums_t); `zeros` [V]. With `factors` [M][V] (else 0), kept_t = h_t · factors
 * [T][M][V] stands for h_t in the product.
 */
export function simpleRnnForward(
  x: usize, xStep: i32, xStride: usize, K: i32, wx: usize, xBias: usize,
  sums: usize, h: usize, step: usize, stride: usize, w: usize, zeros: usize,
  factors: usize, kept: usize, M: i32, U: i32, V: i32, T: i32, activation: i32, from: i32,
): void {
  x += from * xStep;
  sums += <usize>from * step;
  h += <usize>from * step;
  kept += <usize>from * step;
  for (let t: i32 = from; t < T; t++) {
    inputProduct(sums, stride, x, xStride, wx, xBias, M, K, V >> 3);
    x += xStep;
    if (t > 0) {
      if (factors) keepStates(kept, factors, stride, h, stride, M, V, 1);
      denseForwardAdded(sums, stride, factors ? kept : h, stride, w, zeros, M, U, V >> 3);
    }
    kept += step;
    h += step;
    anyActivationForward(activation, h, sums, stride, M, U);
    sums += step;
  }
}

/**
 * d_t = d(loss)/d(sums_t) from d(loss)/d(output) at every step (`isEvery`), or at the last alone. `source`: the sums, or h from its second
 * matrix on. dh [M][V]: scratch.
 */
export function simpleRnnBackward(
  d: usize, source: usize, step: usize, stride: usize, dh: usize, dOut: usize, dOutStep: i32, dOutStride: usize, isEvery: i32,
  turned: usize, zeros: usize, factors: usize, M: i32, U: i32, V: i32, T: i32, activation: i32, from: i32, to: i32,
): void {
  const last = <usize>(to - 1);
  d += last * step;
  source += last * step;
  dOut += (to - 1) * dOutStep;
  if (to === T) zeroRows(dh, stride, M, V);
  for (let t: i32 = to - 1; t >= from; t--) {
    if (isEvery || t === T - 1) addRows(dh, stride, dOut, dOutStride, M, U);
    take(d, dh, stride, M, V);
    anyActivationBackward(activation, d, source, stride, M, U);
    zeroPadding(d, stride, 1, M, U, V);
    if (t > 0) {
      denseForward(dh, stride, d, stride, turned, zeros, M, V, V >> 3);
      if (factors) scaleKept(dh, stride, factors, stride, M, V);
    }
    d -= step;
    source -= step;
    dOut -= dOutStep;
  }
}

// @ts-ignore: decorator
@inline
function take(y: usize, x: usize, stride: usize, M: i32, W: i32): void {
  const bytes = <usize>W << 2;
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < bytes; j += 16) v128.store(y + j, flushTiny(v128.load(x + j)));
    y += stride;
    x += stride;
  }
}
