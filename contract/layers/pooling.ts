/** What the poolings have in common: their fields over steps and over images, and their shape rules. */
import { int, ints, type FieldTable } from '../fields';
import type { LayerPlan, Shape } from '../shapes';
import { WINDOW_PADDING } from './convolution';
import { MAX_EXTENT, ONE_AXIS, TWO_AXES } from './extents';
import { placeProblem, refusal, windowProblem, type PlaceRank } from './places';
import { poolingAxes, type PoolingValues } from './window';

export const POOLING_1D = {
  poolSize: int('poolSize', { ...ONE_AXIS, initial: 2 }),
  strides: int('poolStrides', { min: 0, max: MAX_EXTENT, initial: 0 }),
  padding: WINDOW_PADDING,
} as const satisfies FieldTable;

export const POOLING_2D = {
  poolSize: ints('poolSize', { ...TWO_AXES, initial: [2, 2] }),
  strides: ints('poolStrides', { ...TWO_AXES, min: 0, initial: [0, 0] }),
  padding: WINDOW_PADDING,
} as const satisfies FieldTable;

export function planPooling(
  layer: string,
  rank: PlaceRank,
  values: PoolingValues,
  input: Shape,
): LayerPlan {
  const problem = placeProblem(layer, rank, input);
  if (problem !== undefined) return refusal(problem);
  const axes = poolingAxes(values, input.slice(0, rank));
  const misfit = windowProblem(layer, axes);
  if (misfit !== undefined) return refusal(misfit);
  const output = [...axes.map((axis) => axis.output), ...input.slice(rank)];
  return { ok: true, output, weights: [] };
}

/** One number a channel is left. */
export function planGlobalPooling(layer: string, rank: PlaceRank, input: Shape): LayerPlan {
  const problem = placeProblem(layer, rank, input);
  if (problem !== undefined) return refusal(problem);
  return { ok: true, output: input.slice(rank), weights: [] };
}
