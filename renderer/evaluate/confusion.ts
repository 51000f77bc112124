/** What a confusion matrix says, in numbers and in words: its cells, and which classes are mixed up most. */
import { t } from '../../contract/text/text';
import { formatCount, formatPercent } from '../ui/format-number';

export type Confusion = readonly (readonly number[])[];

export interface Cell {
  /** The class it is, and the class it was taken for. */
  readonly actual: number;
  readonly predicted: number;
}

export interface CellCount extends Cell {
  readonly count: number;
  /** Samples of the actual class. */
  readonly total: number;
  /** `count` of `total`, 0..1; 0 of 0 is 0. */
  readonly share: number;
}

export function cellCount(confusion: Confusion, { actual, predicted }: Cell): CellCount {
  const row = confusion[actual] ?? [];
  const total = row.reduce((sum, count) => sum + count, 0);
  const count = row[predicted] ?? 0;
  return { actual, predicted, count, total, share: total === 0 ? 0 : count / total };
}

/** The mistakes made at least once, most frequent first. */
export function mistakes(confusion: Confusion): readonly CellCount[] {
  return confusion
    .flatMap((row, actual) =>
      row.map((_, predicted) => cellCount(confusion, { actual, predicted })),
    )
    .filter(({ actual, predicted, count }) => actual !== predicted && count > 0)
    .sort((a, b) => b.count - a.count);
}

/** "4 taken for 9: 12 of 982, 1.2 %" */
export function cellText(cell: CellCount, classNames: readonly string[]): string {
  const key = cell.actual === cell.predicted ? 'evaluate.cell.right' : 'evaluate.cell.wrong';
  return t(key, {
    actual: classNames[cell.actual] ?? '',
    predicted: classNames[cell.predicted] ?? '',
    count: formatCount(cell.count),
    total: formatCount(cell.total),
    percent: formatPercent(cell.share, 1),
  });
}

/** How strongly a mistake is coloured, 0..1: its root, so that rare ones show too. `most`: the most frequent mistake. */
export function mistakeTint(count: number, most: number): number {
  return most === 0 ? 0 : Math.sqrt(count / most);
}
