/** How likely the network thinks each digit is, as a table, the likeliest first. */
import type { DataTable } from '../charts/data-table';
import { t } from '../../contract/text/text';
import { formatPercent } from '../ui/format-number';

export function probabilityTable(
  probabilities: readonly number[] | undefined,
  classNames: readonly string[],
): DataTable {
  const lines = (probabilities ?? [])
    .map((probability, index) => ({ probability, name: classNames[index] ?? '' }))
    .sort((a, b) => b.probability - a.probability)
    .map(({ probability, name }) => ({
      key: name,
      head: name,
      cells: [t('chart.percent', { value: formatPercent(probability, 1) })],
    }));
  return {
    columns: [t('sketch.bars.digit'), t('sketch.bars.probability')],
    lines,
    empty: t('sketch.bars.none'),
  };
}
