/** A matrix many of whose values are 0, as lists of those that are not: by rows, and turned round by columns. */
import type { Arena } from './arena';
import { newPlace, rowStride, type Place } from './tensor';

/** A list for each row (or column): items of (u32 column (or row), f32 value), ascending. */
export interface SparseLists {
  readonly lists: Place;
  /** Bytes from a list to the next. */
  readonly stride: number;
  /** uint32 for each list: its bytes. */
  readonly lengths: Place;
}

/** The same, lists one behind the other. */
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
const LENGTH = 4;

/** Room for `count` lists of at most `longest` items. */
export function newSparseLists(arena: Arena, count: number, longest: number): SparseLists {
  const stride = listStride(longest);
  return {
    lists: newPlace(arena, count * stride),
    stride,
    lengths: newPlace(arena, count * LENGTH),
  };
}

export function newSparseColumns(arena: Arena, count: number, longest: number): SparseColumns {
  const capacity = longest * ITEM;
  return {
    lists: newPlace(arena, count * capacity),
    capacity,
    starts: newPlace(arena, count * LENGTH),
    lengths: newPlace(arena, count * LENGTH),
  };
}

/** Bytes from list to list: as rows of so many values, which do not crowd a few sets of the cache. */
export function listStride(longest: number): number {
  return rowStride((longest * ITEM) / 4);
}
