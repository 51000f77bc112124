/** Standard normal numbers from uniform ones, by Box and Muller, as engine/normal-numbers.ts: about 1e-7 apart from it in float64. */
import { fma } from './arithmetic';
import { log4 } from './logarithm';

/**
 * Turns 8 uniform numbers of [0, 1), pair by pair (u, v), into √(-2 ln(1 - u)) · cos 2πv and the same times sin 2πv, in their places, times
 * `scale`, and adds them to y. 4v, less its nearest whole number, is the angle within a quarter turn: exact, so the polynomials (Cephes's
 * sinf and cosf) see at most π/4.
 */
// @ts-ignore: decorator
@inline
export function addNormals(y: usize, a: v128, b: v128, scale: v128): void {
  const u = v128.shuffle<f32>(a, b, 0, 2, 4, 6), v = v128.shuffle<f32>(a, b, 1, 3, 5, 7);
  const one = f32x4.splat(1);
  const radius = f32x4.mul(scale, f32x4.sqrt(f32x4.mul(f32x4.splat(-2), log4(f32x4.sub(one, u)))));
  const quarters = f32x4.nearest(f32x4.mul(v, f32x4.splat(4)));
  const turn = f32x4.sub(v, f32x4.mul(quarters, f32x4.splat(0.25)));
  const x = f32x4.mul(turn, f32x4.splat(6.283185307179586));
  const z = f32x4.mul(x, x);
  let s = fma(f32x4.splat(-1.9515295891e-4), z, f32x4.splat(8.3321608736e-3));
  s = fma(s, z, f32x4.splat(-1.6666654611e-1));
  s = fma(f32x4.mul(s, z), x, x);
  let c = fma(f32x4.splat(2.443315711809948e-5), z, f32x4.splat(-1.388731625493765e-3));
  c = fma(c, z, f32x4.splat(4.166664568298827e-2));
  c = fma(f32x4.mul(c, z), z, fma(f32x4.splat(-0.5), z, one));
  // A quarter turn swaps sine and cosine; which signs change follows from the quarter.
  const q = i32x4.trunc_sat_f32x4_s(quarters);
  const isOdd = i32x4.ne(v128.and(q, i32x4.splat(1)), i32x4.splat(0));
  const cosSign = i32x4.shl(v128.and(i32x4.add(q, i32x4.splat(1)), i32x4.splat(2)), 30);
  const sinSign = i32x4.shl(v128.and(q, i32x4.splat(2)), 30);
  const cosine = f32x4.mul(radius, v128.xor(v128.bitselect(s, c, isOdd), cosSign));
  const sine = f32x4.mul(radius, v128.xor(v128.bitselect(c, s, isOdd), sinSign));
  v128.store(y, f32x4.add(v128.load(y), v128.shuffle<f32>(cosine, sine, 0, 4, 1, 5)));
  v128.store(y, f32x4.add(v128.load(y, 16), v128.shuffle<f32>(cosine, sine, 2, 6, 3, 7)), 16);
}
