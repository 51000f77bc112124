/** Which buttons a run shows and what they say, from its status alone. */
import type { History } from '../../contract/history';
import type { RunCommand, RunStatus } from '../../contract/run-status';
import { t } from '../../contract/text/text';
import { formatCount } from '../ui/format-number';
import { isEvaluating } from './run-stats';

/** How many epochs the button adds to a run that has ended. */
export const MORE_EPOCHS = 5;

/** What the filled button says and whether a press does something. */
export interface MainButton {
  readonly label: string;
  readonly isBusy: boolean;
}

export function mainButton(
  status: RunStatus,
  history: History | undefined,
  pending: RunCommand | undefined,
): MainButton {
  if (pending === 'start' || pending === 'continue') return busy(t('run.starting'));
  if (pending === 'stop') return busy(t('run.stopping'));
  const values = {
    epoch: formatCount(Math.max(1, history?.epoch ?? 1)),
    epochs: formatCount(history?.totalEpochs ?? 1),
  };
  switch (status.phase) {
    case 'idle':
      return { label: t('run.train'), isBusy: false };
    case 'training':
      return busy(isEvaluating(status, history) ? t('run.evaluating') : t('run.training', values));
    case 'paused':
      return busy(t('run.paused', values));
    case 'stopped':
    case 'finished':
    case 'failed':
      return { label: t('run.trainAgain'), isBusy: false };
  }
}

function busy(label: string): MainButton {
  return { label, isBusy: true };
}
