/** The loss by step and by epoch: what training makes small. */
import { formatFixed, formatLoss } from '../ui/format-number';
import type { ChartDefinition } from './chart-definition';
import { digitsOf } from './axis-range';

export const lossChart: ChartDefinition = {
  kind: 'loss',
  title: 'chart.loss',
  empty: 'chart.loss.empty',
  steps: (series) => series.loss,
  training: (epoch) => epoch.loss,
  validation: (epoch) => epoch.validationLoss,
  lowerIsBetter: true,
  anchor: 0,
  emptyUpTo: 0.6,
  formatValue: formatLoss,
  formatTick: (value, step) => formatFixed(value, digitsOf(step)),
};
