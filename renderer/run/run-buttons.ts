/** Which buttons a run shows and what they say, from its status alone. */
import type { EngineConfig } from '../../contract/experiment';
import type { History } from '../../contract/history';
import type { RunCommand, RunStatus } from '../../contract/run-status';
import { t } from '../../contract/text/text';
import { formatCount } from '../ui/format-number';
import { isEvaluating } from './run-stats';

/** How many epochs the button adds to a run that has ended. */
const MORE_EPOCHS = 5;

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

/** How a run that has ended can go on: what the button says, for how many epochs, and with which engine. */
export interface Continuation {
  readonly label: string;
  /** Undefined: to where it was to end. */
  readonly epochs: number | undefined;
  readonly engine: EngineConfig;
}

/**
 * After a failure it goes on from its checkpoint to where it was to end: with the engine that is chosen, or with the built-in one where
 * TensorFlow has failed.
 */
export function continuationOf(
  status: RunStatus,
  history: History | undefined,
  chosen: EngineConfig,
): Continuation {
  if (status.phase !== 'failed' || status.checkpoint === undefined || history === undefined) {
    const label = t('run.more', { epochs: formatCount(MORE_EPOCHS) });
    return { label, epochs: MORE_EPOCHS, engine: chosen };
  }
  const { epoch } = status.checkpoint;
  const hasLostTensorflow = history.engine.id === 'tensorflow';
  const values = {
    epoch: formatCount(Math.min(epoch + 1, history.totalEpochs)),
    engine: hasLostTensorflow ? 'builtin' : 'chosen',
  };
  return {
    label: t('run.continue', values),
    epochs: undefined,
    engine: hasLostTensorflow ? { ...chosen, kind: 'builtin' } : chosen,
  };
}

function busy(label: string): MainButton {
  return { label, isBusy: true };
}
