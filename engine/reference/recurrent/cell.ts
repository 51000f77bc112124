/** What a recurrent layer does at one step, and the little that all kinds of it share. Matrices are row-major, one row a sample. */
import type { Pass } from '../part';

export interface Cell {
  /** How many matrices [rows, units] go from step to step; the first is the output. */
  readonly stateCount: number;
  step(input: Float64Array, states: readonly Float64Array[], pass: Pass): CellStep;
}

export interface CellStep {
  readonly states: readonly Float64Array[];
  /** From d(loss)/d(states after the step) to those before it and to the input; adds to the weights' gradients. */
  backward(dStates: readonly Float64Array[]): {
    readonly dInput: Float64Array;
    readonly dStates: readonly Float64Array[];
  };
}

/** Weights at work on rows, and their gradients, which add up. */
interface Product {
  forward(input: Float64Array, pass: Pass): Float64Array;
  backward(input: Float64Array, dOutput: Float64Array, pass: Pass): Float64Array;
}

/** A cell's weights at work: on the input and on the last output. */
export interface CellWeights {
  readonly input: Product;
  readonly recurrent: Product;
  readonly units: number;
}

export function times(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => x * (b[i] ?? 0));
}

export function plus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => x + (b[i] ?? 0));
}

/** 1 - a */
export function complement(a: Float64Array): Float64Array {
  return a.map((x) => 1 - x);
}

/** The blocks of `units` columns of a matrix, each as a matrix. */
export function blocksOf(
  matrix: Float64Array,
  units: number,
  count: number,
): readonly Float64Array[] {
  return Array.from({ length: count }, (_, block) =>
    Float64Array.from({ length: matrix.length / count }, (_, at) => {
      const row = Math.floor(at / units);
      return matrix[(row * count + block) * units + (at % units)] ?? 0;
    }),
  );
}

/** Of blocks side by side one matrix. */
export function joinBlocks(blocks: readonly Float64Array[], units: number): Float64Array {
  const size = blocks[0]?.length ?? 0;
  const joined = new Float64Array(size * blocks.length);
  for (const [block, values] of blocks.entries()) {
    for (let row = 0; row < size / units; row++) {
      const from = values.subarray(row * units, (row + 1) * units);
      joined.set(from, (row * blocks.length + block) * units);
    }
  }
  return joined;
}
