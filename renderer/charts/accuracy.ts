/** The accuracy by step and by epoch: the share of samples whose class was found. */
import { t } from '../../contract/text/text';
import { formatPercent } from '../ui/format-number';
import { digitsOf } from './axis-range';
import type { ChartDefinition } from './chart-definition';

export const accuracyChart: ChartDefinition = {
  kind: 'accuracy',
  title: 'chart.accuracy',
  empty: 'chart.accuracy.empty',
  steps: (series) => series.accuracy,
  training: (epoch) => epoch.accuracy ?? NaN,
  validation: (epoch) => epoch.validationAccuracy,
  lowerIsBetter: false,
  anchor: 1,
  emptyUpTo: 0.8,
  formatValue: (value) => t('chart.percent', { value: formatPercent(value, 2) }),
  formatTick: (value, step) =>
    t('chart.percent', { value: formatPercent(value, digitsOf(step * 100)) }),
};
