/** Dropout of a recurrent state: what each gate sees of it, the same at every step; drawn as any dropout is. */
import type { RecurrentConfig } from '../../../../contract/layers/bidirectional';
import { stateStreams, type Direction } from '../../../recurrent-directions';
import { own, BY_ROWS, type Task } from '../../plan/call';
import { later, newSteps, type Steps } from '../../plan/steps';
import { atRows } from '../../plan/tensor';
import type { OperationContext } from '../operation';
import type { CellBlocks, CellSize } from './cell-layout';
import { factorsCall } from './draw-factors';

export interface StateDropout {
  /** Of each gate, in the order of the recurrent kernel's blocks; rows as far apart as those of the sums. */
  readonly factors: Steps;
  /** The state before every step times the factors; rows and steps as those of the sums. */
  readonly kept: Steps;
  readonly draw: Task;
}

interface Dropped {
  readonly config: RecurrentConfig;
  readonly direction: Direction;
  readonly cell: { readonly blocks: CellBlocks };
}

/** Undefined when nothing is dropped. */
export function planStateDropout(
  { arena, seed }: OperationContext,
  { config, direction, cell }: Dropped,
  { T, U, V, maxBatchSize }: CellSize,
): StateDropout | undefined {
  const streams = stateStreams(direction, config);
  if (streams.length === 0) return undefined;
  const { recurrent, sums } = cell.blocks;
  const rate = config.recurrentDropout;
  const factors = newSteps(arena, 1, maxBatchSize, sums * V);
  const draw: Task = {
    split: BY_ROWS,
    reads: [],
    writes: own(factors.id),
    // A call writes a little beyond its block: the blocks are drawn in order.
    calls: () =>
      recurrent.map((gate, block) => {
        const layer = streams[gate] ?? 0;
        const place = atRows(later(factors, 0, block * V * 4), factors.stride);
        return factorsCall(place, factors.stride, U, { layer, rate, seed });
      }),
  };
  return { factors, kept: newSteps(arena, T, maxBatchSize, sums * V), draw };
}
