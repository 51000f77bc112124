/** What is said aloud of a run: the end of each epoch and the end of the run. */
import type { RunEvent } from '../../contract/run-events';
import { catalogue, t } from '../../contract/text/text';
import { formatCount, formatLoss, formatPercent } from '../ui/format-number';

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
        accuracy: formatPercent(event.validationAccuracy ?? event.accuracy, 1),
        set: event.validationAccuracy === null ? 'training' : 'validation',
      });
    case 'runFinished':
      return t('announce.finished', {
        accuracy: formatPercent(event.evaluation.accuracy),
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
    case 'stepsEnded':
      return undefined;
  }
}
