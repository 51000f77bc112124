/** The mean absolute error by step and by epoch: how far predicted values lie from the true ones, in the target's own unit. */
import { formatFixed, formatLoss } from '../ui/format-number';
import { digitsOf } from './axis-range';
import type { ChartDefinition } from './chart-definition';

export const meanAbsoluteErrorChart: ChartDefinition = {
  kind: 'mean_absolute_error',
  title: 'chart.meanAbsoluteError',
  empty: 'chart.meanAbsoluteError.empty',
  steps: (series) => series.metrics?.mean_absolute_error ?? [],
  training: (epoch) => epoch.metrics?.mean_absolute_error ?? NaN,
  validation: (epoch) => epoch.validationMetrics?.mean_absolute_error ?? null,
  lowerIsBetter: true,
  anchor: 0,
  emptyUpTo: 6,
  formatValue: formatLoss,
  formatTick: (value, step) => formatFixed(value, digitsOf(step)),
};
