/** The accuracy of each class in a sentence and as a table. */
import type { DataTable } from '../charts/data-table';
import { t } from '../../contract/text/text';
import { formatCount, formatPercent } from '../ui/format-number';
import type { ClassBar } from './class-bars';

const percent = (share: number): string => formatPercent(share, 1);

/** Of the classes that have samples. */
export function classSummary(bars: readonly ClassBar[], classNames: readonly string[]): string {
  const known = bars
    .map((bar, index) => ({ ...bar, name: classNames[index] ?? '' }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.accuracy - a.accuracy);
  const [best, worst] = [known[0], known.at(-1)];
  return t('evaluate.classes.summary', {
    count: formatCount(bars.length),
    best: best?.name ?? '',
    bestPercent: percent(best?.accuracy ?? NaN),
    worst: worst?.name ?? '',
    worstPercent: percent(worst?.accuracy ?? NaN),
  });
}

export function classTable(bars: readonly ClassBar[], classNames: readonly string[]): DataTable {
  return {
    columns: [
      t('evaluate.classes.class'),
      t('evaluate.classes.accuracy'),
      t('evaluate.classes.interval'),
      t('evaluate.classes.count'),
    ],
    lines: bars.map((bar, index) => ({
      key: index,
      head: classNames[index] ?? '',
      cells: [
        percent(bar.accuracy),
        t('evaluate.classes.range', {
          low: percent(bar.interval[0]),
          high: percent(bar.interval[1]),
        }),
        formatCount(bar.count),
      ],
    })),
    empty: '',
  };
}
