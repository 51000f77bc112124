/**
 * Makes the inputs of a batch ready: picks the samples by index and lays them out as the first layer wants them. There are three
 * copies of the result: the batch in training, the next one (made ready while this one trains), and one for evaluation.
 */
import type { Shape } from '../../../contract/shapes';
import { sizeOf } from '../../../contract/shapes';
import type { SparseInput } from '../operations/operation';
import type { Arena } from './arena';
import { kernelCall, own, PART_ROWS, type Argument, type Split, type Task } from './call';
import { rowStride, type Tensor } from './tensor';

export type InputType = 'bytes' | 'floats';

export interface Preparation {
  /** Base addresses of the three copies. */
  readonly copies: readonly [number, number, number];
  /** Reads the step values next*. A sparse first layer can train from bytes only; from floats it can predict. */
  readonly tasks: Readonly<Record<InputType, readonly Task[]>>;
  /** As much of it as is needed where nothing is learnt. */
  readonly answerTasks: Readonly<Record<InputType, readonly Task[]>>;
  /** What the first operation sees: a matrix, or in a sparse plan only its shape. */
  readonly input: Tensor;
  readonly sparseInput: SparseInput | undefined;
}

const GROUP = 32;
const LINE = 64;
/** The kernel that lists bytes writes up to so many beyond the end of a list. */
const LIST_SCRATCH = 64;

const BY_NEXT_ROWS: Split = { axis: 'rows', unit: 4, count: 'nextRows' };
/** The transposed bytes are made 16 samples at a time. */
const BY_NEXT_SIXTEENS: Split = { axis: 'rows', unit: 16, count: 'nextRows' };

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
    answerTasks: tasks,
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
  const stride = Math.ceil((width * 8 + LIST_SCRATCH) / LINE) * LINE;
  const groupStride = Math.ceil(width / 16) * 16 * GROUP;
  const lengthsOffset = Math.ceil((maxBatchSize * stride) / LINE) * LINE;
  const litOffset = lengthsOffset + Math.ceil((maxBatchSize * 4) / LINE) * LINE;
  const ids = newIds(arena);
  const litIds = newIds(arena);
  const lists: Argument = { plus: 0, value: 'nextPrepared', perFirstRow: stride };
  const lengths: Argument = { plus: lengthsOffset, value: 'nextPrepared', perFirstRow: 4 };
  const lit: Argument = { plus: litOffset, value: 'nextPrepared' };
  const listTask = (call: ReturnType<typeof kernelCall>): Task => ({
    split: BY_NEXT_ROWS,
    reads: [],
    writes: own(ids.next),
    calls: () => [call],
  });
  const transposeTask: Task = {
    split: BY_NEXT_SIXTEENS,
    reads: [],
    writes: own(litIds.next),
    calls: () => [
      kernelCall('sparseTranspose', lit, groupStride, INPUTS, INDICES, FIRST_ROW, PART_ROWS, width),
    ],
  };
  const answerTasks = {
    bytes: [
      listTask(
        kernelCall(
          'sparseListBytes',
          lists,
          stride,
          lengths,
          INPUTS,
          INDICES,
          TABLE,
          PART_ROWS,
          width,
        ),
      ),
    ],
    floats: [
      listTask(
        kernelCall('sparseListFloats', lists, stride, lengths, INPUTS, INDICES, PART_ROWS, width),
      ),
    ],
  };
  return {
    copies: threeCopies(arena, litOffset + Math.ceil(maxBatchSize / GROUP) * groupStride),
    tasks: { bytes: [...answerTasks.bytes, transposeTask], floats: answerTasks.floats },
    answerTasks,
    input: {
      id: ids.current,
      origin: { plus: 0, value: 'prepared' },
      shape,
      width,
      stride: 0,
      isOverwritable: false,
    },
    sparseInput: {
      lists: { id: ids.current, offset: 0, stride },
      lengths: { id: ids.current, offset: lengthsOffset },
      lit: { id: litIds.current, offset: litOffset, groupStride },
    },
  };
}

const FIRST_ROW: Argument = { plus: 0, perFirstRow: 1 };
