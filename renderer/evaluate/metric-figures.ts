/** The metrics of an evaluation as figures, in the order of the contract. */
import { METRIC_KINDS, type MetricKind, type MetricValues } from '../../contract/metrics/registry';
import { catalogue } from '../../contract/text/text';
import { formatFixed, formatLoss, formatPercent } from '../ui/format-number';
import type { Figure } from './EvaluationFigures.svelte';

/** Shares of the samples or of the answers, which are read in per cent. */
const SHARES: readonly MetricKind[] = [
  'accuracy',
  'top_k_categorical_accuracy',
  'precision',
  'recall',
];
/** In the unit of the targets. */
const DISTANCES: readonly MetricKind[] = ['mean_absolute_error', 'root_mean_squared_error'];

/** `unit`: of the targets, where they are values. */
export function metricFigures(metrics: MetricValues, unit?: string): readonly Figure[] {
  return METRIC_KINDS.flatMap((kind) => {
    const value = metrics[kind];
    if (value === undefined) return [];
    const { label: name, more, help: moreHelp } = catalogue().metrics[kind];
    return [{ name, more, moreHelp, testId: `metric-${kind}`, ...numberOf(kind, value, unit) }];
  });
}

function numberOf(kind: MetricKind, value: number, unit?: string): Pick<Figure, 'value' | 'unit'> {
  if (SHARES.includes(kind)) return { value: formatPercent(value), unit: '%' };
  if (unit === undefined) return { value: formatLoss(value) };
  if (DISTANCES.includes(kind)) return { value: formatFixed(value, 2), unit };
  return { value: formatFixed(value, 3) };
}
