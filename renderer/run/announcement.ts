/** What is said aloud of a run: the end of each epoch and the end of the run. */
import type { RunEvent, RunEventOf } from '../../contract/run-events';
import { catalogue, t } from '../../contract/text/text';
import { formatCount, formatLoss } from '../ui/format-number';
import { scoreText, type Scored } from '../ui/format-score';

/** The sentence for the last of these events that is worth one. */
export function announcementOf(events: readonly RunEvent[]): string | undefined {
  const sentences = events.map(sentenceOf).filter((sentence) => sentence !== undefined);
  return sentences.at(-1);
}

function sentenceOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'epochEnded':
      return t('announce.epoch', {
        epoch: formatCount(event.epoch),
        loss: formatLoss(event.loss),
        ...scoreText(validated(event) ?? event, 1),
        set: validated(event) === undefined ? 'training' : 'validation',
      });
    case 'runFinished':
      return t('announce.finished', {
        ...scoreText(event.evaluation),
        loss: formatLoss(event.evaluation.loss),
      });
    case 'runStarted':
      return t('announce.started');
    case 'runPaused':
      return t('announce.paused');
    case 'runResumed':
    case 'runContinued':
      return t('announce.resumed');
    case 'runStopped':
      return t('announce.stopped');
    case 'runFailed':
      return catalogue().errors[event.error.code].title;
    case 'runSaved':
    case 'stepsEnded':
      return undefined;
  }
}

function validated(event: RunEventOf<'epochEnded'>): Scored | undefined {
  if (event.validationLoss === null) return undefined;
  return { accuracy: event.validationAccuracy, metrics: event.validationMetrics };
}
