/** Predictions beside the truth: in a sentence, and as a table by true value. */
import { everyNth, thinnedNote, type DataTable } from '../charts/data-table';
import type { ScatterPoint } from '../charts/scatter-points';
import { t } from '../../contract/text/text';
import { formatCount, formatFixed, formatPercent } from '../ui/format-number';

const number = (value: number): string => formatFixed(value, 2);

/** `points` by true value. */
export function predictionSummary(points: readonly ScatterPoint[], unit: string): string {
  const errors = points.map(({ actual, predicted }) => predicted - actual);
  const mean = errors.reduce((sum, error) => sum + Math.abs(error), 0) / points.length;
  const above = errors.filter((error) => error > 0).length / points.length;
  return t('evaluate.scatter.summary', {
    count: points.length,
    low: number(points[0]?.actual ?? NaN),
    high: number(points.at(-1)?.actual ?? NaN),
    unit,
    error: number(mean),
    above: formatPercent(above, 0),
  });
}

export function predictionTable(points: readonly ScatterPoint[]): DataTable {
  const thinned = everyNth(points.length);
  return {
    columns: [
      t('evaluate.scatter.sample'),
      t('evaluate.scatter.true'),
      t('evaluate.scatter.predicted'),
      t('evaluate.scatter.off'),
    ],
    lines: thinned.indices.flatMap((index) => {
      const point = points[index];
      if (point === undefined) return [];
      const { sample, actual, predicted } = point;
      const cells = [number(actual), number(predicted), number(predicted - actual)];
      return [{ key: sample, head: formatCount(sample + 1), cells }];
    }),
    empty: '',
    note: thinnedNote(thinned, points.length),
  };
}
