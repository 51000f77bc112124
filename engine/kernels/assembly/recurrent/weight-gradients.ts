/** What a recurrent layer's weights learn from, in one walk over T steps: each step's matrix is read while it lies in the cache. */
import { denseWeightGradient } from '../generated/dense-weight-gradient';
import { denseWeightGradientAdded } from '../generated/dense-weight-gradient-added';
import { endOfLit, firstLit } from '../math/lit-range';

/**
 * dwx = Σ_t x_tᵀ [M][K] · d_t, db = Σ_t Σ_i d_t[i]; dwh = Σ_(t > 0) h_tᵀ [M][U] · e_t, dbh = Σ_t Σ_i e_t[i]; t and i ascending. d [T][M][8P];
 * e_t lies `shift` bytes beyond d_t. Where dwh, db or dbh is 0 (no address), it is left out. In stretches
 * of steps [from, T), one after the other, where it is to be. Weights in P panels [K][8], [U][8].
 */
export function recurrentWeightGradients(
  dwx: usize, x: usize, xStep: i32, xStride: usize, K: i32, dwh: usize, h: usize, hStep: i32, hStride: usize, U: i32,
  db: usize, dbh: usize, d: usize, shift: usize, dStep: i32, dStride: usize, M: i32, P: i32, T: i32, from: i32,
): void {
  const bytes = <usize>P << 5;
  const panelX = <usize>K << 5, panelH = <usize>U << 5;
  if (from === 0) {
    if (db) memory.fill(db, 0, bytes);
    if (dbh) memory.fill(dbh, 0, bytes);
    // The first product sets, over no row; the others add, where inputs are not 0.
    if (dwh) denseWeightGradient(dwh, panelH, h, hStride, d, dStride, 0, U, P);
    denseWeightGradient(dwx, panelX, x, xStride, d, dStride, 0, K, P);
  }
  x += from * xStep;
  h += from * hStep;
  d += from * dStep;
  for (let t: i32 = from; t < T; t++) {
    const first = firstLit(x, xStride, M, K), end = endOfLit(x, xStride, M, first, K);
    denseWeightGradientAdded(dwx + (<usize>first << 5), panelX, x + (<usize>first << 2), xStride, d, dStride, M, end - first, P);
    if (t > 0 && dwh) denseWeightGradientAdded(dwh, panelH, h, hStride, d + shift, dStride, M, U, P);
    if (db) addColumns(db, d, dStride, M, bytes);
    if (dbh) addColumns(dbh, d + shift, dStride, M, bytes);
    x += xStep;
    h += hStep;
    d += dStep;
  }
}

// @ts-ignore: decorator
@inline
function addColumns(sums: usize, d: usize, stride: usize, M: i32, bytes: usize): void {
  for (let j: usize = 0; j < bytes; j += 32) {
    let s0 = v128.load(sums + j), s1 = v128.load(sums + j, 16);
    let p = d + j;
    for (let i: i32 = 0; i < M; i++) {
      s0 = f32x4.add(s0, v128.load(p));
      s1 = f32x4.add(s1, v128.load(p, 16));
      p += stride;
    }
    v128.store(sums + j, s0);
    v128.store(sums + j, s1, 16);
  }
}
