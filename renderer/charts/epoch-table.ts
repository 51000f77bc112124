/** The epochs of a run as a table: one line an epoch, exact; of very long runs every nth. */
import { bestEpoch, type EpochRecord, type History } from '../../contract/history';
import type { TargetKind } from '../../contract/losses/loss-definition';
import { t } from '../../contract/text/text';
import { formatCount, formatFixed, formatLoss, NO_VALUE } from '../ui/format-number';
import { accuracyChart } from './accuracy';
import type { ChartDefinition } from './chart-definition';
import { everyNth, thinnedNote, type DataTable, type TableLine } from './data-table';
import { CHARTS } from './registry';

export function epochTable(history: History | undefined, targets: TargetKind): DataTable {
  const measure = CHARTS[targets][1] ?? accuracyChart;
  const title = t(measure.title);
  const epochs = history?.epochs ?? [];
  const best = bestEpoch(epochs)?.epoch;
  const thinned = everyNth(epochs.length, best === undefined ? [] : [best - 1]);
  return {
    columns: [
      t('chart.table.epoch'),
      t('chart.table.trainingLoss'),
      t('chart.table.validationLoss'),
      t('chart.table.training', { measure: title }),
      t('chart.table.validation', { measure: title }),
      t('chart.table.seconds'),
    ],
    lines: thinned.indices.flatMap((index) => {
      const record = epochs[index];
      return record === undefined ? [] : [lineOf(record, measure, record.epoch === best)];
    }),
    empty: t('chart.table.empty'),
    note: thinnedNote(thinned, epochs.length, 'chart.rows.epochs'),
  };
}

function lineOf(record: EpochRecord, measure: ChartDefinition, isBest: boolean): TableLine {
  const loss = (value: number | null): string => (value === null ? NO_VALUE : formatLoss(value));
  const measured = (value: number | null): string =>
    value === null ? NO_VALUE : measure.formatValue(value);
  return {
    key: record.epoch,
    head: formatCount(record.epoch),
    cells: [
      loss(record.loss),
      { text: loss(record.validationLoss), mark: isBest ? t('chart.table.best') : undefined },
      measured(measure.training(record)),
      measured(measure.validation(record)),
      formatFixed(record.seconds, 2),
    ],
  };
}
