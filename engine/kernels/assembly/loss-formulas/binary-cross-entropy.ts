/**
 * binary_crossentropy of outputs that are not sigmoid's, by Keras 3's rule: -(s · ln c + (1 - s) · ln(1 - c)), c = clip(y, ε, 1 - ε), ε = 1e-7;
 * s = t · (1 - p) + p / 2, p = label smoothing. 1 - c is clipped by itself: float32 has no 1 - ε.
 */
import { log4 } from '../math/logarithm';
import { smoothed } from './smoothed';

const EPSILON: f32 = 1e-7;

// @ts-ignore: decorator
@inline
function clip(y: v128): v128 {
  return f32x4.pmin(f32x4.pmax(y, f32x4.splat(EPSILON)), f32x4.splat(1));
}

// @ts-ignore: decorator
@inline
export function value(y: v128, t: v128, p: v128): v128 {
  const one = f32x4.splat(1);
  const s = smoothed(t, p);
  const yes = f32x4.mul(s, log4(clip(y)));
  const no = f32x4.mul(f32x4.sub(one, s), log4(clip(f32x4.sub(one, y))));
  return f32x4.neg(f32x4.add(yes, no));
}

/** (y - s) / (y · (1 - y)); 0 where y is clipped. */
// @ts-ignore: decorator
@inline
export function slope(y: v128, t: v128, p: v128): v128 {
  const rest = f32x4.sub(f32x4.splat(1), y);
  const steepness = f32x4.div(f32x4.sub(y, smoothed(t, p)), f32x4.mul(y, rest));
  const epsilon = f32x4.splat(EPSILON);
  return v128.and(steepness, v128.and(f32x4.ge(y, epsilon), f32x4.ge(rest, epsilon)));
}
