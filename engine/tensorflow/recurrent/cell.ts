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
  /** What each gate's block is multiplied with of the state: [rows, units] a gate; none where all see all. */
  readonly stateFactors: readonly Tensor[];
  readonly units: number;
}

export type CreateCell = (weights: CellWeights) => Cell;

/** The state that stands first, and the others in order. */
export function stateAt(states: readonly Tensor[], index: number): Tensor2D {
  const state = states[index];
  if (state === undefined) throw new Error(`State ${index} is missing`);
  return state as Tensor2D;
}

/** x · kernel, each block of columns of what its own factors leave of x; or all of what the only ones leave. */
export function droppedProduct(
  tf: Tf,
  x: Tensor,
  kernel: Tensor2D,
  factors: readonly Tensor[],
): Tensor {
  const [shared] = factors;
  if (shared === undefined) return productOfRows(tf, x, kernel);
  if (factors.length === 1) return productOfRows(tf, tf.mul(x, shared), kernel);
  const blocks: readonly Tensor2D[] = tf.split(kernel, factors.length, 1);
  const products = factors.map((factor, gate) =>
    productOfRows(tf, tf.mul(x, factor), blocks[gate] ?? kernel),
  );
  return tf.concat(products, 1);
}

/** Of the rows along the last axis. */
function productOfRows(tf: Tf, x: Tensor, kernel: Tensor2D): Tensor {
  const [features] = kernel.shape;
  return tf.matMul(tf.reshape(x, [x.size / features, features]), kernel);
}

/** The blocks of `units` columns. */
export function blocksOf(tf: Tf, matrix: Tensor, count: number): readonly Tensor[] {
  return tf.split(matrix, count, 1);
}
