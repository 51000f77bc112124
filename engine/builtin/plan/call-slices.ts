/** A call that takes long as several that take a moment, one after the other: the same bits (kernel-work/). */
import { KERNEL_ARGUMENTS } from '../../kernels/generated/kernel-arguments';
import type { Argument, KernelCall } from './call';
import type { Axis, CountAxis, RangeAxis, RowAxis, Sizes, Work } from './kernel-work/kernel-work';
import { KERNEL_WORK } from './kernel-work/registry';
import type { RowPart, ScheduledCall } from './schedule';

/** Samples that a call goes through: of its part, and of the whole batch. */
export interface CallRows {
  readonly part: number;
  readonly all: number;
}

interface Measured {
  readonly names: readonly string[];
  readonly sizes: Sizes<string>;
  readonly work: Work<string>;
}

function measure({ kernel, arguments: values }: KernelCall, rows: CallRows): Measured {
  const names: readonly string[] = KERNEL_ARGUMENTS[kernel];
  const sizes: Record<string, number> = {};
  for (const [at, name] of names.entries()) sizes[name] = sizeOf(values[at] ?? 0, rows);
  return { names, sizes, work: KERNEL_WORK[kernel] };
}

function sizeOf(argument: Argument, { part, all }: CallRows): number {
  if (typeof argument === 'number') return argument;
  const isCount = argument.value === 'rows' || argument.value === 'nextRows';
  return argument.plus + (isCount ? all : 0) + (argument.perRow ?? 0) * part;
}

/** In multiplications, as far as can be known before the first step. */
export function workOf(call: KernelCall, rows: CallRows): number {
  const { sizes, work } = measure(call, rows);
  return work.work(sizes, rows.all);
}

/** Is it better divided by the kernel than by samples? */
export function isForManyRows({ kernel }: KernelCall): boolean {
  const work: Work<string> = KERNEL_WORK[kernel];
  return work.isForManyRows === true;
}

/** The call as at most so many. One where it cannot be divided. */
export function sliceCall(
  call: ScheduledCall,
  count: number,
  rows: CallRows,
): readonly ScheduledCall[] {
  if (count <= 1) return [call];
  const { work } = measure(call, rows);
  const axes = work.axes ?? [];
  const [outer, inner] = axes;
  if (work.isInnermostFirst !== true || outer === undefined || inner === undefined) {
    return sliceAlong(call, axes, count, rows);
  }
  const most = unitsAlong(call, inner, rows);
  const across = most === 0 ? count : Math.ceil(count / most);
  const parts = sliceAlong(call, [outer], across, rows);
  const each = Math.ceil(count / parts.length);
  return parts.flatMap((part) => sliceAlong(part, [inner], each, rows));
}

function sliceAlong(
  call: ScheduledCall,
  axes: readonly Axis<string>[],
  count: number,
  rows: CallRows,
): readonly ScheduledCall[] {
  const [axis, ...rest] = axes;
  if (axis === undefined || count <= 1) return [call];
  const units = unitsAlong(call, axis, rows);
  if (units <= 1) return sliceAlong(call, rest, count, rows);
  const slices = Math.min(count, units);
  const borders = Array.from({ length: slices + 1 }, (_, at) => Math.floor((units * at) / slices));
  const parts = borders
    .slice(0, -1)
    .map((from, at) => ({ at, slices, from, to: borders[at + 1] ?? units, units }));
  const calls = parts.map((part) => sliceOf(call, axis, part, rows));
  if (slices < units) return calls;
  const each = Math.ceil(count / slices);
  return calls.flatMap((slice) => sliceAlong(slice, rest, each, rows));
}

/** What an axis counts, in its smallest steps; 0 where this call cannot go along it. */
function unitsAlong(call: ScheduledCall, axis: Axis<string>, rows: CallRows): number {
  const { sizes, names } = measure(call, rows);
  const fixed = (name: string): number | undefined => {
    const value = call.arguments[names.indexOf(name)];
    return typeof value === 'number' ? value : undefined;
  };
  if ('rows' in axis) {
    const value = call.arguments[names.indexOf(axis.rows)];
    const isWhole = typeof value === 'object' && value.value === 'rows';
    return isWhole && call.rows === undefined ? rows.all : 0;
  }
  if ('count' in axis) {
    const count = fixed(axis.count);
    return count === undefined ? 0 : Math.ceil(count / (axis.unit ?? 1));
  }
  if (axis.isForOneRow === true && rows.part > 1) return 0;
  const length = (sizes[axis.to] ?? 0) - (sizes[axis.from] ?? 0);
  return Math.ceil(length / (axis.unit ?? 1));
}

interface Part {
  readonly at: number;
  readonly slices: number;
  /** Units. */
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

function sliceOf(
  call: ScheduledCall,
  axis: Axis<string>,
  part: Part,
  rows: CallRows,
): ScheduledCall {
  if ('rows' in axis) return sliceOfRows(call, axis, part, rows);
  if ('count' in axis) return sliceOfCount(call, axis, part, rows);
  return sliceOfRange(call, axis, part, rows);
}

function sliceOfCount(
  call: ScheduledCall,
  { count, unit = 1, moves, butLast = {}, butFirst = {} }: CountAxis<string>,
  { at, slices, from, to }: Part,
  rows: CallRows,
): ScheduledCall {
  const { names, sizes } = measure(call, rows);
  const end = Math.min(sizes[count] ?? 0, to * unit);
  const values = call.arguments.map((value, index) => {
    const name = names[index] ?? '';
    if (name === count) return end - from * unit;
    const move = moves[name];
    return move === undefined ? value : plus(value, moved(move, sizes) * from * unit);
  });
  const set = { ...(at < slices - 1 ? butLast : {}), ...(at > 0 ? butFirst : {}) };
  return { ...call, arguments: replaced(values, names, set) };
}

function sliceOfRange(
  call: ScheduledCall,
  { from, to, unit = 1, isFromEnd = false }: RangeAxis<string>,
  part: Part,
  rows: CallRows,
): ScheduledCall {
  const { names, sizes } = measure(call, rows);
  const [first, last] = [sizes[from] ?? 0, sizes[to] ?? 0];
  const { units } = part;
  const [low, high] = isFromEnd ? [units - part.to, units - part.from] : [part.from, part.to];
  const range = { [from]: first + low * unit, [to]: Math.min(last, first + high * unit) };
  return { ...call, arguments: replaced(call.arguments, names, range) };
}

/** How many samples there are is known when it is run. */
function sliceOfRows(
  call: ScheduledCall,
  { rows: count, moves, butFirst = {} }: RowAxis<string>,
  { at, slices }: Part,
  rows: CallRows,
): ScheduledCall {
  const { names, sizes } = measure(call, rows);
  const share: RowPart = { unit: 1, count: 'rows', cut: at, cuts: slices, part: 0, parts: 1 };
  const values = call.arguments.map((value, index): Argument => {
    const name = names[index] ?? '';
    if (name === count) return { plus: 0, perRow: 1 };
    const move = moves[name];
    if (move === undefined) return value;
    const place = typeof value === 'number' ? { plus: value } : value;
    return { ...place, perFirstRow: moved(move, sizes) };
  });
  return { ...call, arguments: replaced(values, names, at > 0 ? butFirst : {}), rows: share };
}

function moved(move: number | ((sizes: Sizes<string>) => number), sizes: Sizes<string>): number {
  return typeof move === 'number' ? move : move(sizes);
}

function plus(argument: Argument, bytes: number): Argument {
  if (typeof argument === 'number') return argument + bytes;
  return { ...argument, plus: argument.plus + bytes };
}

function replaced(
  values: readonly Argument[],
  names: readonly string[],
  set: Readonly<Partial<Record<string, number>>>,
): readonly Argument[] {
  return values.map((value, index) => set[names[index] ?? ''] ?? value);
}
