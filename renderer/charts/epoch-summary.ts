/** The run in a few sentences, for those who would rather read than look: computed from the epochs that have ended. */
import { bestEpoch, type History } from '../../contract/history';
import { t } from '../../contract/text/text';
import { formatLoss } from '../ui/format-number';
import { scoreText } from '../ui/format-score';

export function summariseEpochs(history: History | undefined): readonly string[] {
  const first = history?.epochs[0];
  const last = history?.epochs.at(-1);
  if (history === undefined || first === undefined || last === undefined) {
    return [t('chart.summary.none')];
  }
  const sentences = [
    t('chart.summary.progress', { ended: history.epochs.length, total: history.totalEpochs }),
  ];
  sentences.push(
    first === last
      ? t('chart.summary.first', {
          loss: formatLoss(first.loss),
          ...scoreText(first),
        })
      : t('chart.summary.training', {
          first: formatLoss(first.loss),
          last: formatLoss(last.loss),
          metric: scoreText(last).metric,
          firstScore: scoreText(first).score,
          lastScore: scoreText(last).score,
        }),
  );
  const best = bestEpoch(history.epochs);
  if (best !== undefined) {
    const { epoch, validationLoss, validationAccuracy, validationMetrics } = best;
    sentences.push(
      t('chart.summary.validation', {
        epoch,
        loss: formatLoss(validationLoss ?? NaN),
        ...scoreText({ accuracy: validationAccuracy, metrics: validationMetrics }),
      }),
    );
  }
  return sentences;
}
