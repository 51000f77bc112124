/** How the columns of a matrix are cut into panels: the smallest pieces of a split by columns, and the layout of a Dense kernel. */

import { shareOf, type Share } from './shares';

/** Panels [starts[i], starts[i + 1]), the last ending at `end`; all borders are multiples of 8, `end` is `width` rounded up. */
export interface ColumnPartition {
  readonly width: number;
  readonly starts: readonly number[];
  readonly end: number;
}

export const PANEL = 8;
/** In panels of 8. */
const WIDEST_SPARSE = 4;

/** Equal panels of 8 columns. */
export function equalPanels(width: number): ColumnPartition {
  const count = Math.ceil(width / PANEL);
  const starts = Array.from({ length: count }, (_, index) => index * PANEL);
  return { width, starts, end: count * PANEL };
}

/** Panels of 8, 16, 24 or 32 columns, as even as can be and an even number of them: what the sparse kernels take. */
export function sparsePanels(width: number): ColumnPartition {
  const units = Math.ceil(width / PANEL);
  const wanted = Math.ceil(units / WIDEST_SPARSE);
  const count = units > 1 && wanted % 2 === 1 ? wanted + 1 : wanted;
  const starts = Array.from({ length: count }, (_, i) => PANEL * Math.floor((i * units) / count));
  return { width, starts, end: units * PANEL };
}

/** The panels that lie within [from, to), as [start, width] pairs. */
export function panelsWithin(
  { starts, end }: ColumnPartition,
  from: number,
  to: number,
): readonly (readonly [number, number])[] {
  return starts
    .map((start, index) => [start, (starts[index + 1] ?? end) - start] as const)
    .filter(([start]) => start >= from && start < to);
}

/** The panels as runs of neighbours of one width. */
export function widthRuns({ starts, end }: ColumnPartition): readonly {
  readonly start: number;
  readonly end: number;
  readonly width: number;
}[] {
  const runs: { start: number; end: number; width: number }[] = [];
  for (const [start, width] of panelsWithin({ starts, end, width: end }, 0, end)) {
    const last = runs.at(-1);
    if (last?.width === width) last.end = start + width;
    else runs.push({ start, end: start + width, width });
  }
  return runs;
}

/** The share of a thread: in a piece that is not cut, borders at the panel starts nearest to an even division. */
export function columnShare(
  { starts, end }: ColumnPartition,
  share: Share,
): { readonly from: number; readonly to: number } {
  const { part, parts } = share;
  if (share.cuts > 1) {
    const panels = shareOf(starts.length, share);
    return { from: starts[panels.from] ?? end, to: starts[panels.to] ?? end };
  }
  const border = (at: number): number => {
    if (at === 0) return 0;
    if (at === parts) return end;
    return nearest(starts, end, (end * at) / parts);
  };
  return { from: border(part), to: border(part + 1) };
}

/** Of ascending starts and the end; the lower of two that are as near. */
function nearest(starts: readonly number[], end: number, ideal: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? end) < ideal) low = middle + 1;
    else high = middle;
  }
  const [below, above] = [starts[low - 1] ?? 0, starts[low] ?? end];
  return above - ideal < ideal - below ? above : below;
}

const keys = new WeakMap<ColumnPartition, string>();

/** Two splits by columns with the same key give every thread the same columns. */
export function partitionKey(partition: ColumnPartition): string {
  const known = keys.get(partition);
  if (known !== undefined) return known;
  const key = `${partition.starts.join(',')}-${partition.end}`;
  keys.set(partition, key);
  return key;
}
