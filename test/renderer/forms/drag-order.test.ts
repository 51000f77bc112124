import { describe, expect, it } from 'vitest';
import { dropIndex, makeWay, type RowBox } from '../../../renderer/forms/drag-order';

/** Rows of 40 px with gaps of 10 px. */
const rows: readonly RowBox[] = [0, 50, 100, 150].map((top) => ({ top, height: 40 }));

describe('dragging a row', () => {
  it('stays where it is until it passes the middle of a neighbour', () => {
    expect(dropIndex(rows, 1, 49)).toBe(1);
    expect(dropIndex(rows, 1, 51)).toBe(2);
    expect(dropIndex(rows, 1, -51)).toBe(0);
  });

  it('stops at both ends', () => {
    expect(dropIndex(rows, 1, 10_000)).toBe(3);
    expect(dropIndex(rows, 2, -10_000)).toBe(0);
  });

  it('makes the rows between move by one place, and no others', () => {
    expect(rows.map((_row, at) => makeWay(rows, at, 0, 2))).toEqual([0, -50, -50, 0]);
    expect(rows.map((_row, at) => makeWay(rows, at, 3, 1))).toEqual([0, 50, 50, 0]);
    expect(rows.map((_row, at) => makeWay(rows, at, 1, 1))).toEqual([0, 0, 0, 0]);
  });
});
