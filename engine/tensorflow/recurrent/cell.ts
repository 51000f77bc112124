/** What a recurrent layer does at one step. Matrices are [rows, units] or, before the gates are told apart, [rows, gates · units]. */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Tf } from '../runtime';

export interface Cell {
  /** How many matrices [rows, units] go from step to step, from zeros; the first is the output. */
  readonly stateCount: number;
  /** `sums`: this step's input · kernel + bias. */
  step(sums: Tensor, states: readonly Tensor[]): readonly Tensor[];
}

/** A cell's recurrent weights, as one step of the model sees them. */
export interface CellWeights {
  readonly tf: Tf;
  /** [units, gates · units] */
  readonly recurrent: Tensor2D;
  /** What is added to the recurrent product: [gates · units], where there is such a bias. */
  readonly recurrentBias: Tensor | undefined;
  readonly units: number;
}

export type CreateCell = (weights: CellWeights) => Cell;

/** The state that stands first, and the others in order. */
export function stateAt(states: readonly Tensor[], index: number): Tensor2D {
  const state = states[index];
  if (state === undefined) throw new Error(`State ${index} is missing`);
  return state as Tensor2D;
}

/** The blocks of `units` columns. */
export function blocksOf(tf: Tf, matrix: Tensor, count: number): readonly Tensor[] {
  return tf.split(matrix, count, 1);
}
