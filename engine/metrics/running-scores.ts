/** The running metric under its own name, as events tell it: the accuracy in its own place, any other among the metrics. */
import type { TargetKind } from '../../contract/losses/loss-definition';
import { runningMetric, type MetricKind } from '../../contract/metrics/registry';

type Named<T> = Partial<Record<MetricKind, T>>;

export function runningScores(
  targets: TargetKind,
  value: number,
): { accuracy: number | null; metrics?: Named<number> } {
  const kind = runningMetric(targets);
  return kind === 'accuracy' ? { accuracy: value } : { accuracy: null, metrics: { [kind]: value } };
}

/** Of consecutive steps. */
export function runningSeries(
  targets: TargetKind,
  values: number[],
): { accuracy: number[]; metrics?: Named<number[]> } {
  const kind = runningMetric(targets);
  return kind === 'accuracy' ? { accuracy: values } : { accuracy: [], metrics: { [kind]: values } };
}
