/** A batch of vectors in the arena, one row a sample, and its gradient. Rows are padded to a whole cache line. */
import { sizeOf, type Shape } from '../../../contract/shapes';
import type { Arena } from './arena';
import type { Argument, LinearArgument } from './call';
import type { ColumnPartition } from './columns';

const ROW_PADDING = 16;

/** Where a matrix begins: an address, or a distance from a step value. */
export interface Place {
  readonly id: number;
  readonly origin: LinearArgument;
}

export interface Tensor extends Place {
  /** Of one sample. */
  readonly shape: Shape;
  readonly width: number;
  /** Bytes from one row to the next; the gradient's rows lie equally far apart. */
  readonly stride: number;
  /** How the task that makes this tensor is split, when by columns. */
  readonly columns?: ColumnPartition;
  /** d(loss)/d(this); absent when nothing before it learns. */
  readonly gradient?: Place;
  /** May an operation overwrite this with its own output? Not if its maker's backward reads it. */
  readonly isOverwritable: boolean;
}

/**
 * Bytes from row to row: whole cache lines, and an odd number of them. Rows an even number apart would share a few sets of the first
 * cache, and a walk down a column would lose every line before it is used again.
 */
export function rowStride(width: number): number {
  const lines = Math.ceil(width / ROW_PADDING);
  return (lines > 1 ? lines | 1 : lines) * ROW_PADDING * 4;
}

export function newPlace(arena: Arena, byteLength: number): Place {
  const { id, address } = arena.allocate(byteLength);
  return { id, origin: { plus: address } };
}

/** Room for `rows` rows of a shape. */
export function newMatrix(arena: Arena, rows: number, width: number): Place {
  return newPlace(arena, rows * rowStride(width));
}

/** A tensor of its own memory, with a gradient. */
export function newTensor(
  arena: Arena,
  rows: number,
  shape: Shape,
  options: { readonly columns?: ColumnPartition; readonly gradient?: Place } = {},
): Tensor {
  const width = sizeOf(shape);
  const place = newMatrix(arena, rows, width);
  return { ...place, shape, width, stride: rowStride(width), isOverwritable: true, ...options };
}

/** The address `byteOffset` bytes into the first row. */
export function at({ origin }: Place, byteOffset = 0): Argument {
  if (origin.value === undefined) return origin.plus + byteOffset;
  return { ...origin, plus: origin.plus + byteOffset };
}

/** The address of the first row of a thread's part, in a task split by rows. */
export function atRows({ origin }: Place, stride: number): Argument {
  return { ...origin, perFirstRow: stride };
}

export function gradientOf(tensor: Tensor): Place {
  if (tensor.gradient === undefined) throw new Error('This tensor has no gradient');
  return tensor.gradient;
}
