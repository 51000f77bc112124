/** A matrix many of whose values are 0, as lists of those that are not: by rows, and turned round by columns. */
import type { Arena } from './arena';
import type { Argument } from './call';
import { at, atRows, newPlace, rowStride, type Place } from './tensor';

/** A list for each row: items of (u32 column, f32 value), ascending. */
export interface SparseLists {
  readonly lists: Place;
  /** Bytes from a list to the next. */
  readonly stride: number;
  /** uint32 for each stretch of columns and each row: at which byte of the list it begins; at last, where the list ends. */
  readonly marks: Place;
  readonly stretches: Stretches;
}

/** The columns in stretches: as many rows of a panel of weights stay in the first cache while all lists are read. */
export interface Stretches {
  /** Columns in each but the last. */
  readonly width: number;
  readonly count: number;
  /** Bytes from the marks of one stretch to those of the next. */
  readonly markStride: number;
}

/** A list for each column: items of (u32 row · some bytes, f32 value), ascending; lists one behind the other. */
export interface SparseColumns {
  readonly lists: Place;
  /** Bytes that the longest list can take. */
  readonly capacity: number;
  /** uint32 for each list: where it begins, in bytes. */
  readonly starts: Place;
  /** uint32 for each list: its bytes. */
  readonly lengths: Place;
}

const ITEM = 8;
const MARK = 4;
/** The kernels that list write up to so many items beyond the end of a list. */
const SCRATCH = 8;
/** Of the widest panel, 34 KB. */
const LONGEST_STRETCH = 272;
/** The kernels look at so many bytes at once. */
const STRETCH_UNIT = 16;

/** Room for `count` lists of at most `longest` items. */
export function newSparseLists(arena: Arena, count: number, longest: number): SparseLists {
  const stride = listStride(longest);
  const stretches = stretchesOf(count, longest);
  const lists = newPlace(arena, count * stride);
  return { lists, stride, marks: newPlace(arena, marksBytes(stretches)), stretches };
}

export function newSparseColumns(arena: Arena, count: number, longest: number): SparseColumns {
  const capacity = longest * ITEM;
  return {
    lists: newPlace(arena, count * capacity),
    capacity,
    starts: newPlace(arena, count * MARK),
    lengths: newPlace(arena, count * MARK),
  };
}

/** Bytes from list to list: as rows of so many values, which do not crowd a few sets of the cache. */
export function listStride(longest: number): number {
  return rowStride(((longest + SCRATCH) * ITEM) / 4);
}

/** `count` lists of `longest` columns. */
export function stretchesOf(count: number, longest: number): Stretches {
  const wanted = Math.ceil(longest / LONGEST_STRETCH);
  const width = Math.ceil(longest / wanted / STRETCH_UNIT) * STRETCH_UNIT;
  return { width, count: Math.ceil(longest / width), markStride: count * MARK };
}

export function marksBytes({ count, markStride }: Stretches): number {
  return (count + 1) * markStride;
}

/** Where a kernel that lists a part of the rows writes: lists, marks, and how the columns are parted. */
export function writtenLists({
  lists,
  stride,
  marks,
  stretches,
}: SparseLists): readonly [Argument, number, Argument, number, number] {
  const { width, markStride } = stretches;
  return [atRows(lists, stride), stride, atRows(marks, MARK), markStride, width];
}

/** All lists whole, as a kernel reads them: lists and their lengths. */
export function wholeLists({
  lists,
  stride,
  marks,
  stretches,
}: SparseLists): readonly [Argument, number, Argument] {
  return [at(lists), stride, at(marks, stretches.count * stretches.markStride)];
}

/** All lists stretch by stretch, as a kernel reads them. */
export function listsByStretch({
  lists,
  stride,
  marks,
  stretches,
}: SparseLists): readonly [Argument, number, Argument, number, number] {
  return [at(lists), stride, at(marks), stretches.markStride, stretches.count];
}
