/** The numbers that matter now, chosen and written out: what the stat cards, the progress line and the live region say. */
import { secondsLeft, type History } from '../../contract/history';
import { isActive, type RunStatus } from '../../contract/run-status';
import { t } from '../../contract/text/text';
import { formatCount, formatLoss, formatPercent, formatRate, NO_VALUE } from '../ui/format-number';
import { formatSpan, splitSpan } from '../ui/format-time';

export interface Stat {
  readonly key: 'accuracy' | 'loss' | 'speed' | 'time';
  readonly label: string;
  readonly value: string;
  readonly unit: string;
}

interface Score {
  readonly set: 'test' | 'validation' | 'training';
  readonly loss: number;
  readonly accuracy: number;
}

/** The score that tells most: on the test samples, else on the validation samples, else on those being learnt. */
function scoreOf(status: RunStatus, history: History | undefined): Score {
  if (status.phase === 'finished') return { set: 'test', ...status.evaluation };
  if (history === undefined) return { set: 'training', loss: NaN, accuracy: NaN };
  const { validationLoss = null, validationAccuracy = null } = history.epochs.at(-1) ?? {};
  if (validationLoss !== null && validationAccuracy !== null) {
    return { set: 'validation', loss: validationLoss, accuracy: validationAccuracy };
  }
  return {
    set: 'training',
    loss: history.epochLoss ?? NaN,
    accuracy: history.epochAccuracy ?? NaN,
  };
}

export function runStats(status: RunStatus, history: History | undefined): readonly Stat[] {
  const score = scoreOf(status, history);
  const accuracy = formatPercent(score.accuracy);
  const rate = formatRate(history?.samplesPerSecond ?? NaN);
  return [
    {
      key: 'accuracy',
      label: t('run.accuracy', { set: score.set }),
      value: accuracy,
      unit: accuracy === NO_VALUE ? '' : '%',
    },
    {
      key: 'loss',
      label: t('run.loss', { set: score.set }),
      value: formatLoss(score.loss),
      unit: '',
    },
    { key: 'speed', label: t('run.speed'), value: rate.number, unit: rate.prefix },
    timeStat(status, history),
  ];
}

function timeStat(status: RunStatus, history: History | undefined): Stat {
  const elapsed = history?.elapsedSeconds ?? NaN;
  const left = history === undefined ? undefined : secondsLeft(history);
  if (history === undefined) {
    return { key: 'time', label: t('run.left'), value: NO_VALUE, unit: '' };
  }
  if (!isActive(status) || left === undefined) {
    return { key: 'time', label: t('run.elapsed'), ...splitSpan(elapsed) };
  }
  const { value, unit } = splitSpan(left);
  const ofTotal = t('run.ofTotal', { total: formatSpan(elapsed + left) });
  return { key: 'time', label: t('run.left'), value, unit: `${unit} ${ofTotal}`.trimStart() };
}

/** Steps done of all steps, 0..1. */
export function progressOf(history: History | undefined): number {
  if (history === undefined) return 0;
  const total = history.totalEpochs * history.stepsPerEpoch;
  return total === 0 ? 0 : Math.min(1, history.steps.stepCount / total);
}

/** Have all epochs ended, so that what still goes on is the evaluation? */
export function isEvaluating(status: RunStatus, history: History | undefined): boolean {
  if (status.phase !== 'training' || history === undefined) return false;
  return history.epochs.length >= history.totalEpochs;
}

/** "Epoch 3 of 5 · step 412 of 1,875" */
export function progressText(history: History | undefined): string {
  if (history === undefined || history.epoch === 0) return '';
  const { epoch, totalEpochs, stepsPerEpoch, steps } = history;
  return t('run.progress', {
    epoch: formatCount(epoch),
    epochs: formatCount(totalEpochs),
    step: formatCount(steps.stepCount - (epoch - 1) * stepsPerEpoch),
    steps: formatCount(stepsPerEpoch),
  });
}
