/** The number that stands beside the loss: the accuracy of classes, the mean absolute error of values. */
import type { MetricValues } from '../../contract/metrics/registry';
import { formatLoss, formatPercent } from './format-number';

/** What an epoch, the steps so far or an evaluation say of it. */
export interface Scored {
  readonly accuracy: number | null;
  readonly metrics?: MetricValues | undefined;
}

/** For messages that choose their words by `metric`; an accuracy is in per cent. */
export interface ScoreText {
  readonly metric: 'accuracy' | 'error';
  readonly score: string;
}

export function scoreText({ accuracy, metrics }: Scored, digits = 2): ScoreText {
  if (accuracy !== null) return { metric: 'accuracy', score: formatPercent(accuracy, digits) };
  return { metric: 'error', score: formatLoss(metrics?.mean_absolute_error ?? NaN) };
}
