/** What a plan consists of: kernel calls with their arguments, grouped into tasks that say what they touch and how they split. */
import type { Kernels } from '../../kernels/generated/kernels';
import type { ColumnPartition } from './columns';
import type { RowCount, StepValue } from './step-values';

/** plus + (a step value) + first row of the thread's part · perFirstRow + rows of the thread's part · perRow. */
export interface LinearArgument {
  readonly plus: number;
  readonly value?: StepValue;
  readonly perFirstRow?: number;
  readonly perRow?: number;
}
export type Argument = number | LinearArgument;

export type KernelName = Exclude<keyof Kernels, 'heapBase'>;
type Arguments<P extends readonly unknown[]> = { [I in keyof P]: Argument };
type ArgumentsOf<K extends KernelName> = Arguments<Parameters<Kernels[K]>>;

export interface KernelCall {
  readonly kernel: KernelName;
  readonly arguments: readonly Argument[];
}

export function kernelCall<K extends KernelName>(kernel: K, ...values: ArgumentsOf<K>): KernelCall {
  return { kernel, arguments: values };
}

/** How a task's work is divided among threads. By what is written, never by what is summed: no bit depends on the division. */
export type Split =
  /** Samples of the batch, in multiples of `unit`. */
  | { readonly axis: 'rows'; readonly unit: number; readonly count: RowCount }
  | { readonly axis: 'columns'; readonly columns: ColumnPartition }
  /** Too small to divide: the first thread does it. */
  | { readonly axis: 'none' };

/** Columns from (inclusive) to (exclusive), both borders of the partition. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** A buffer a task touches: all of it, or only the part that belongs to the task's own share of the split. */
export interface Access {
  readonly buffer: number;
  readonly isOwnPart: boolean;
}

export interface Task {
  readonly split: Split;
  readonly reads: readonly Access[];
  readonly writes: readonly Access[];
  /** The calls for one thread's part; `range` is meaningful for a split by columns only. */
  readonly calls: (range: ColumnRange) => readonly KernelCall[];
}

export function own(...buffers: readonly number[]): readonly Access[] {
  return buffers.map((buffer) => ({ buffer, isOwnPart: true }));
}

export function all(...buffers: readonly number[]): readonly Access[] {
  return buffers.map((buffer) => ({ buffer, isOwnPart: false }));
}

export const BY_ROWS: Split = { axis: 'rows', unit: 4, count: 'rows' };
/** For work that takes long for each sample, and is done one by one anyway. */
export const BY_SINGLE_ROWS: Split = { axis: 'rows', unit: 1, count: 'rows' };
export const UNDIVIDED: Split = { axis: 'none' };

/** The number of rows of the thread's part, and of the whole batch. */
export const PART_ROWS: Argument = { plus: 0, perRow: 1 };
export const ALL_ROWS: Argument = { plus: 0, value: 'rows' };
