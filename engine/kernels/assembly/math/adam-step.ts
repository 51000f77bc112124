/** Adam's update of 8 neighbouring weights, shared by the plain and the fused kernel so that both give the same bits. */
import { fma, fnma } from './arithmetic';

/**
 * m += (g - m)(1 - β1); v += (g² - v)(1 - β2); w -= α·m / (√v + ε), Keras 3's form. The two vectors share one division:
 * α / (d0·d1), times m0·d1 and m1·d0.
 */
// @ts-ignore: decorator
@inline
export function adamPair(
  w: usize, m: usize, v: usize, g0: v128, g1: v128, alpha: v128, keep1: v128, keep2: v128, epsilon: v128,
): void {
  let m0 = v128.load(m), m1 = v128.load(m, 16);
  let v0 = v128.load(v), v1 = v128.load(v, 16);
  m0 = fma(f32x4.sub(g0, m0), keep1, m0);
  m1 = fma(f32x4.sub(g1, m1), keep1, m1);
  v0 = fma(f32x4.sub(f32x4.mul(g0, g0), v0), keep2, v0);
  v1 = fma(f32x4.sub(f32x4.mul(g1, g1), v1), keep2, v1);
  v128.store(m, m0);
  v128.store(m, m1, 16);
  v128.store(v, v0);
  v128.store(v, v1, 16);
  const d0 = f32x4.add(f32x4.sqrt(v0), epsilon);
  const d1 = f32x4.add(f32x4.sqrt(v1), epsilon);
  const r = f32x4.div(alpha, f32x4.mul(d0, d1));
  v128.store(w, fnma(f32x4.mul(m0, d1), r, v128.load(w)));
  v128.store(w, fnma(f32x4.mul(m1, d0), r, v128.load(w, 16)), 16);
}
