/** A confusion matrix in a sentence, and its mistakes as a table, most frequent first. */
import type { DataTable } from '../charts/data-table';
import { t } from '../../contract/text/text';
import { formatCount, formatPercent } from '../ui/format-number';
import { mistakes, type Confusion } from './confusion';

const MAX_MISTAKES = 30;

export function confusionSummary(confusion: Confusion, classNames: readonly string[]): string {
  const found = mistakes(confusion);
  const [most] = found;
  const total = confusion.flat().reduce((sum, count) => sum + count, 0);
  const wrong = found.reduce((sum, { count }) => sum + count, 0);
  return t('evaluate.confusion.summary', {
    right: formatCount(total - wrong),
    total: formatCount(total),
    kinds: found.length,
    actual: classNames[most?.actual ?? -1] ?? '',
    predicted: classNames[most?.predicted ?? -1] ?? '',
    most: most?.count ?? 0,
  });
}

export function mistakeTable(confusion: Confusion, classNames: readonly string[]): DataTable {
  const found = mistakes(confusion);
  const shown = found.slice(0, MAX_MISTAKES);
  return {
    columns: [
      t('evaluate.confusion.is'),
      t('evaluate.confusion.taken'),
      t('evaluate.confusion.count'),
      t('evaluate.confusion.shareHead'),
    ],
    lines: shown.map(({ actual, predicted, count, share }) => ({
      key: `${actual} ${predicted}`,
      head: classNames[actual] ?? '',
      cells: [
        classNames[predicted] ?? '',
        formatCount(count),
        t('chart.percent', { value: formatPercent(share, 1) }),
      ],
    })),
    empty: t('evaluate.confusion.none'),
    note:
      shown.length === found.length
        ? undefined
        : t('evaluate.confusion.rows', {
            shown: formatCount(shown.length),
            count: formatCount(found.length),
          }),
  };
}
