/** Where a dragged row of a list would land, and how far the others make way. Pure geometry, in pixels. */

export interface RowBox {
  readonly top: number;
  readonly height: number;
}

/** The index the row at `from` takes when it is dragged by `dy`: the row whose middle its own middle has passed. */
export function dropIndex(rows: readonly RowBox[], from: number, dy: number): number {
  const dragged = rows[from];
  if (dragged === undefined) return from;
  const middle = dragged.top + dragged.height / 2 + dy;
  let index = from;
  rows.forEach((row, at) => {
    const center = row.top + row.height / 2;
    if (at > from && middle > center) index = Math.max(index, at);
    if (at < from && middle < center) index = Math.min(index, at);
  });
  return index;
}

/** How far the row at `at` moves while the row at `from` hovers over `to`. */
export function makeWay(rows: readonly RowBox[], at: number, from: number, to: number): number {
  const dragged = rows[from];
  if (dragged === undefined || at === from) return 0;
  const gap = gapOf(rows);
  const way = dragged.height + gap;
  if (at > from && at <= to) return -way;
  if (at < from && at >= to) return way;
  return 0;
}

function gapOf(rows: readonly RowBox[]): number {
  const [first, second] = rows;
  if (first === undefined || second === undefined) return 0;
  return second.top - first.top - first.height;
}
