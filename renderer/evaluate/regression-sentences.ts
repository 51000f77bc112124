/** An evaluation of values in plain words: how far off on average, and the largest miss. Computed, never guessed. */
import type { Evaluation } from '../../contract/evaluation';
import { t } from '../../contract/text/text';
import { formatCount, formatFixed, formatPercent } from '../ui/format-number';

export function regressionSentences(
  { sampleCount, metrics, predictions }: Evaluation,
  unit: string,
): readonly string[] {
  const explained = metrics?.r2_score;
  const sentences = [
    t('evaluate.regression.words', {
      count: formatCount(sampleCount),
      error: formatFixed(metrics?.mean_absolute_error ?? NaN, 2),
      unit,
      explained: explained === undefined ? 'unknown' : 'known',
      percent: formatPercent(Math.max(0, explained ?? 0), 0),
    }),
  ];
  const worst = worstPrediction(predictions);
  if (worst !== undefined) {
    const number = (value: number): string => formatFixed(value, 1);
    sentences.push(
      t('evaluate.regression.worst', {
        predicted: number(worst.predicted),
        actual: number(worst.actual),
      }),
    );
  }
  return sentences;
}

function worstPrediction(predictions: Evaluation['predictions']) {
  const pairs = (predictions?.actual ?? []).map((actual, i) => ({
    actual,
    predicted: predictions?.predicted[i] ?? NaN,
  }));
  const miss = ({ actual, predicted }: (typeof pairs)[number]) => Math.abs(predicted - actual);
  return pairs.reduce<(typeof pairs)[number] | undefined>(
    (worst, pair) => (worst === undefined || miss(pair) > miss(worst) ? pair : worst),
    undefined,
  );
}
