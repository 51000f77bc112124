/** What operations that take each sample alone have in common: their output, and their tasks. */
import type { Shape } from '../../../contract/shapes';
import { all, BY_ROWS, own, type KernelCall, type Task } from '../plan/call';
import { newMatrix, newTensor, type Place, type Tensor } from '../plan/tensor';
import { sizeOf } from '../../../contract/shapes';
import type { OperationContext } from './operation';

/** Of its own memory; with a gradient when something before learns, or the operation itself does. */
export function newOutput(
  { arena, maxBatchSize }: OperationContext,
  shape: Shape,
  isLearning: boolean,
): Tensor {
  if (!isLearning) return newTensor(arena, maxBatchSize, shape);
  const gradient = newMatrix(arena, maxBatchSize, sizeOf(shape));
  return newTensor(arena, maxBatchSize, shape, { gradient });
}

interface Touched {
  readonly reads: readonly Pick<Place, 'id'>[];
  /** Read by every sample: weights. */
  readonly readsAll?: readonly Pick<Place, 'id'>[];
  readonly writes: readonly Pick<Place, 'id'>[];
}

const ids = (places: readonly Pick<Place, 'id'>[]) => places.map(({ id }) => id);

export function samplesTask(call: KernelCall, { reads, readsAll = [], writes }: Touched): Task {
  return {
    split: BY_ROWS,
    reads: [...own(...ids(reads)), ...all(...ids(readsAll))],
    writes: own(...ids(writes)),
    calls: () => [call],
  };
}
