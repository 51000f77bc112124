/**
 * binary_crossentropy from logits, as Keras takes it when the network ends with sigmoid: max(z, 0) - z · s + ln(1 + e^-|z|);
 * s = t · (1 - p) + p / 2, p = label smoothing. Nothing is clipped and nothing cancels.
 */
import { exp4 } from '../math/exponential';
import { log1p4 } from '../math/logarithm';
import { smoothed } from './smoothed';

// @ts-ignore: decorator
@inline
export function value(z: v128, t: v128, p: v128): v128 {
  const bend = log1p4(exp4(f32x4.neg(f32x4.abs(z))));
  // |z| · s or |z| · (1 - s): exactly 0 for a sure and right answer.
  const s = smoothed(t, p);
  const wrong = v128.bitselect(f32x4.sub(f32x4.splat(1), s), s, f32x4.gt(z, f32x4.splat(0)));
  return f32x4.add(f32x4.mul(f32x4.abs(z), wrong), bend);
}

/** sigmoid(z) - s, as (1 - s) - sigmoid(-z) where z > 0. */
// @ts-ignore: decorator
@inline
export function slope(z: v128, t: v128, p: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(z)));
  const small = f32x4.div(e, f32x4.add(f32x4.splat(1), e));
  const s = smoothed(t, p);
  const above = f32x4.sub(f32x4.sub(f32x4.splat(1), s), small);
  return v128.bitselect(above, f32x4.sub(small, s), f32x4.gt(z, f32x4.splat(0)));
}
