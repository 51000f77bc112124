/** The few vector idioms every kernel shares. Inlined; nothing here becomes an export of the module. */

/** c + a·b: one rounding in the relaxed build, two in the plain (reproducible) one. */
// @ts-ignore: decorator
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

/** c - a·b, rounded like `fma`. */
// @ts-ignore: decorator
@inline
export function fnma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/** Lane i of the result is the sum of the four lanes of the i-th argument, always added as (0 + 2) + (1 + 3). */
// @ts-ignore: decorator
@inline
export function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

// @ts-ignore: decorator
@inline
export function sumLanesOf(a: v128): f32 {
  return (
    f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 2) + (f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 3))
  );
}

/** 1 for positive lanes, -1 for negative ones, 0 for 0. */
// @ts-ignore: decorator
@inline
export function signOf(a: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  return f32x4.sub(v128.and(one, f32x4.gt(a, zero)), v128.and(one, f32x4.lt(a, zero)));
}
