/**
 * Makes the inputs of a batch ready: picks the samples by index and lays them out as the first layer wants them. There are three
 * copies of the result: the batch in training, the next one (made ready while this one trains), and one for evaluation.
 */
import type { Shape } from '../../../contract/shapes';
import { sizeOf } from '../../../contract/shapes';
import type { Arena } from './arena';
import { kernelCall, own, PART_ROWS, type Argument, type Split, type Task } from './call';
import { listStride, marksBytes, stretchesOf, writtenLists, type SparseLists } from './sparse-rows';
import { rowStride, type Place, type Tensor } from './tensor';

export type InputType = 'bytes' | 'floats';

export interface Preparation {
  /** Base addresses of the three copies. */
  readonly copies: readonly [number, number, number];
  /** Read the step values next*. */
  readonly tasks: Readonly<Record<InputType, readonly Task[]>>;
  /** What the first operation sees: a matrix, or in a sparse plan only its shape. */
  readonly input: Tensor;
  readonly sparseInput: SparseLists | undefined;
}

const BY_NEXT_ROWS: Split = { axis: 'rows', unit: 4, count: 'nextRows' };

const INDICES: Argument = { plus: 0, value: 'nextIndices', perFirstRow: 4 };
const INPUTS: Argument = { plus: 0, value: 'nextInputs' };
const TABLE: Argument = { plus: 0, value: 'nextTable' };

export function planPreparation(
  arena: Arena,
  shape: Shape,
  maxBatchSize: number,
  isSparse: boolean,
): Preparation {
  return isSparse ? planSparse(arena, shape, maxBatchSize) : planMatrix(arena, shape, maxBatchSize);
}

/** Ids only: one for the copy in use, one for the copy being made. */
function newIds(arena: Arena): { readonly current: number; readonly next: number } {
  return { current: arena.allocate(0).id, next: arena.allocate(0).id };
}

function threeCopies(arena: Arena, byteLength: number): readonly [number, number, number] {
  const copy = (): number => arena.allocate(byteLength).address;
  return [copy(), copy(), copy()];
}

function planMatrix(arena: Arena, shape: Shape, maxBatchSize: number): Preparation {
  const width = sizeOf(shape);
  const stride = rowStride(width);
  const ids = newIds(arena);
  const target: Argument = { plus: 0, value: 'nextPrepared', perFirstRow: stride };
  const task = (call: ReturnType<typeof kernelCall>): Task => ({
    split: BY_NEXT_ROWS,
    reads: [],
    writes: own(ids.next),
    calls: () => [call],
  });
  const tasks = {
    bytes: [
      task(kernelCall('gatherBytes', target, stride, INPUTS, INDICES, TABLE, PART_ROWS, width)),
    ],
    floats: [task(kernelCall('gatherFloats', target, stride, INPUTS, INDICES, PART_ROWS, width))],
  };
  return {
    copies: threeCopies(arena, maxBatchSize * stride),
    tasks,
    input: {
      id: ids.current,
      origin: { plus: 0, value: 'prepared' },
      shape,
      width,
      stride,
      isOverwritable: false,
    },
    sparseInput: undefined,
  };
}

function planSparse(arena: Arena, shape: Shape, maxBatchSize: number): Preparation {
  const width = sizeOf(shape);
  const stride = listStride(width);
  const stretches = stretchesOf(maxBatchSize, width);
  const marksOffset = maxBatchSize * stride;
  const ids = newIds(arena);
  const listsIn = (id: number, value: 'prepared' | 'nextPrepared'): SparseLists => {
    const place = (plus: number): Place => ({ id, origin: { plus, value } });
    return { lists: place(0), stride, marks: place(marksOffset), stretches };
  };
  const listTask = (call: ReturnType<typeof kernelCall>): Task => ({
    split: BY_NEXT_ROWS,
    reads: [],
    writes: own(ids.next),
    calls: () => [call],
  });
  const source = [...writtenLists(listsIn(ids.next, 'nextPrepared')), INPUTS, INDICES] as const;
  const tasks = {
    bytes: [listTask(kernelCall('sparseListBytes', ...source, TABLE, PART_ROWS, width))],
    floats: [listTask(kernelCall('sparseListFloats', ...source, PART_ROWS, width))],
  };
  const sparseInput = listsIn(ids.current, 'prepared');
  return {
    copies: threeCopies(arena, marksOffset + marksBytes(stretches)),
    tasks,
    input: { ...sparseInput.lists, shape, width, stride: 0, isOverwritable: false },
    sparseInput,
  };
}
