/** The metrics by Keras's names: what each says of a network's answers, and of which targets. Pure names; engine/metrics/ counts. */
import type { TargetKind } from '../losses/loss-definition';

export interface MetricDefinition {
  readonly kind: string;
  readonly targets: readonly TargetKind[];
  readonly lowerIsBetter: boolean;
}

const CLASSES = ['classes'] as const;

export const METRICS = {
  accuracy: { kind: 'accuracy', targets: CLASSES, lowerIsBetter: false },
  top_k_categorical_accuracy: {
    kind: 'top_k_categorical_accuracy',
    targets: CLASSES,
    lowerIsBetter: false,
  },
  precision: { kind: 'precision', targets: CLASSES, lowerIsBetter: false },
  recall: { kind: 'recall', targets: CLASSES, lowerIsBetter: false },
  f1_score: { kind: 'f1_score', targets: CLASSES, lowerIsBetter: false },
  auc: { kind: 'auc', targets: CLASSES, lowerIsBetter: false },
  mean_absolute_error: {
    kind: 'mean_absolute_error',
    targets: ['classes', 'values'],
    lowerIsBetter: true,
  },
  root_mean_squared_error: {
    kind: 'root_mean_squared_error',
    targets: ['classes', 'values'],
    lowerIsBetter: true,
  },
  r2_score: { kind: 'r2_score', targets: ['classes', 'values'], lowerIsBetter: false },
} as const satisfies Record<string, MetricDefinition>;

export type MetricKind = keyof typeof METRICS;
export const METRIC_KINDS = Object.keys(METRICS) as readonly MetricKind[];

/** Metric -> value, for the metrics that were asked for. */
export type MetricValues = Partial<Readonly<Record<MetricKind, number>>>;

export function metricTargets(kind: MetricKind): readonly TargetKind[] {
  return METRICS[kind].targets;
}

/** The metrics that can be had of such targets. */
export function metricsOf(targets: TargetKind): readonly MetricKind[] {
  return METRIC_KINDS.filter((kind) => metricTargets(kind).includes(targets));
}

/** What an experiment is measured by that names no metrics: the accuracy of classes, all there is of values. */
export function initialMetrics(targets: TargetKind): readonly MetricKind[] {
  return targets === 'classes' ? ['accuracy'] : metricsOf(targets);
}

/**
 * The metric averaged over the samples while training, as Keras's progress line shows it: the accuracy of classes, the mean absolute error
 * of values. It is measured whether it is asked for or not.
 */
export function runningMetric(targets: TargetKind): 'accuracy' | 'mean_absolute_error' {
  return targets === 'classes' ? 'accuracy' : 'mean_absolute_error';
}
