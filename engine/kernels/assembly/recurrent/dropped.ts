/**
 * Dropout within a recurrent cell: what each gate sees of the state. Gates lie in blocks of V columns; M rows of U units or K features;
 * `factors` [M][count · V] are the same at every step. Weights: V / 8 panels [U][8] or [K][8] for each block, one after the other.
 */
import { denseForward } from '../generated/dense-forward';
import { denseForwardAdded } from '../generated/dense-forward-added';
import { fma } from '../math/arithmetic';
import { inputProduct } from './input-product';

/** kept_b = h · factors_b for `count` blocks. */
export function keepStates(
  kept: usize, factors: usize, stride: usize, h: usize, hStride: usize, M: i32, V: i32, count: usize,
): void {
  const block = <usize>V << 2;
  for (let i: i32 = 0; i < M; i++) {
    for (let b: usize = 0; b < count * block; b += block) {
      for (let j: usize = 0; j < block; j += 16) {
        v128.store(kept + b + j, f32x4.mul(v128.load(h + j), v128.load(factors + b + j)));
      }
    }
    kept += stride;
    factors += stride;
    h += hStride;
  }
}

/** sums_b += kept_b [M][U] · w_b + bias_b for `count` blocks; `inputs`: U, or 0 where kept is 0. */
export function addKeptProducts(
  sums: usize, kept: usize, stride: usize, w: usize, bias: usize, M: i32, inputs: i32, U: i32, V: i32, count: i32,
): void {
  const block = <usize>V << 2;
  for (let b: i32 = 0; b < count; b++) {
    denseForwardAdded(sums, stride, kept, stride, w, bias, M, inputs, V >> 3);
    sums += block;
    kept += block;
    w += <usize>U * block;
    bias += block;
  }
}

/** sums_b = x_b [M][K] · wx_b + bias_b for `count` blocks, whose inputs lie `gate` bytes apart; with 0, one input for all. */
export function inputProducts(
  sums: usize, stride: usize, x: usize, xStride: usize, gate: usize, wx: usize, bias: usize, M: i32, K: i32, V: i32, count: i32,
): void {
  if (!gate) {
    inputProduct(sums, stride, x, xStride, wx, bias, M, K, count * (V >> 3));
    return;
  }
  const block = <usize>V << 2;
  for (let b: i32 = 0; b < count; b++) {
    inputProduct(sums, stride, x, xStride, wx, bias, M, K, V >> 3);
    sums += block;
    x += gate;
    wx += <usize>K * block;
    bias += block;
  }
}

/** dh += Σ_b (d_b [M][V] · turned_b) · factors_b for `count` blocks, V / 8 panels [V][8] each; `scratch` [M][V] as dh lies. */
export function addKeptGradients(
  dh: usize, scratch: usize, hStride: usize, d: usize, factors: usize, stride: usize, turned: usize, zeros: usize, M: i32, V: i32, count: i32,
): void {
  const block = <usize>V << 2;
  for (let b: i32 = 0; b < count; b++) {
    denseForward(scratch, hStride, d, stride, turned, zeros, M, V, V >> 3);
    addScaled(dh, scratch, hStride, factors, stride, M, block);
    d += block;
    factors += block;
    turned += <usize>V * block;
  }
}

/** y += x · factors */
// @ts-ignore: decorator
@inline
function addScaled(y: usize, x: usize, yStride: usize, factors: usize, stride: usize, M: i32, bytes: usize): void {
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(y + j, fma(v128.load(x + j), v128.load(factors + j), v128.load(y + j)));
    }
    y += yStride;
    x += yStride;
    factors += stride;
  }
}

/** y = y · factors */
export function scaleKept(y: usize, yStride: usize, factors: usize, stride: usize, M: i32, V: i32): void {
  const bytes = <usize>V << 2;
  for (let i: i32 = 0; i < M; i++) {
    for (let j: usize = 0; j < bytes; j += 16) v128.store(y + j, f32x4.mul(v128.load(y + j), v128.load(factors + j)));
    y += yStride;
    factors += stride;
  }
}
