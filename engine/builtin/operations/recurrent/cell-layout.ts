/** How a recurrent cell's numbers lie: its sizes, the blocks of its weights, and what each column of them learns from. */
import type { Steps } from '../../plan/steps';

/** T steps of U units, which take V columns: whole panels. */
export interface CellSize {
  readonly T: number;
  readonly U: number;
  readonly V: number;
  readonly maxBatchSize: number;
}

/** Which of Keras's blocks of columns stand in the panels, one after the other. */
export interface CellBlocks {
  readonly input: readonly number[];
  readonly recurrent: readonly number[];
  readonly bias: readonly number[];
  /** Blocks in a row of `sums` and of `d`. */
  readonly sums: number;
}

/** Columns [from, to) of a weight learn from x and from the columns of `d` that begin at column `at`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly x: Steps;
}
