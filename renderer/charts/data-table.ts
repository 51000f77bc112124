/** What a chart says as a table, ready to be shown; and which lines stand for a table that is too long. */
import { t } from '../../contract/text/text';
import { formatCount } from '../ui/format-number';

export interface TableCell {
  readonly text: string;
  /** A word before it that sets it off ("lowest"). */
  readonly mark?: string | undefined;
}

export interface TableLine {
  readonly key: string | number;
  readonly head: string;
  /** One for each column after the first. */
  readonly cells: readonly (string | TableCell)[];
}

export interface DataTable {
  /** The first is the one of the heads of the lines. */
  readonly columns: readonly string[];
  readonly lines: readonly TableLine[];
  /** Shown in the place of the lines where there are none. */
  readonly empty: string;
  /** What is left out; undefined: nothing. */
  readonly note?: string | undefined;
}

/** More lines than this nobody reads, and the window would have to draw them at every epoch. */
export const MAX_LINES = 200;

export interface Thinned {
  /** Every how many; 1: all of them. */
  readonly every: number;
  readonly indices: readonly number[];
}

/** Every nth of `count` indices, about `max` of them, with the first, the last and those of `keep` always among them. */
export function everyNth(count: number, keep: readonly number[] = [], max = MAX_LINES): Thinned {
  const every = Math.max(1, Math.ceil(count / max));
  const kept = new Set([0, count - 1, ...keep]);
  const indices = Array.from({ length: count }, (_, index) => index).filter(
    (index) => (index + 1) % every === 0 || kept.has(index),
  );
  return { every, indices };
}

/** Undefined where nothing is left out. */
export function thinnedNote(
  { every, indices }: Thinned,
  count: number,
  key: 'chart.rows.every' | 'chart.rows.epochs' = 'chart.rows.every',
): string | undefined {
  if (every === 1) return undefined;
  return t(key, { n: every, shown: formatCount(indices.length), count: formatCount(count) });
}
