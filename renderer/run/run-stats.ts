/** The numbers that matter now, chosen and written out: what the stat cards, the progress line and the live region say. */
import { secondsLeft, type History } from '../../contract/history';
import type { TargetKind } from '../../contract/losses/loss-definition';
import { isActive, type RunStatus } from '../../contract/run-status';
import { t } from '../../contract/text/text';
import { formatCount, formatLoss, formatRate, NO_VALUE } from '../ui/format-number';
import { scoreText, type Scored } from '../ui/format-score';
import { formatSpan, splitSpan } from '../ui/format-time';

export interface Stat {
  readonly key: 'score' | 'loss' | 'speed' | 'time';
  readonly label: string;
  readonly value: string;
  readonly unit: string;
}

interface Score extends Scored {
  readonly set: 'test' | 'validation' | 'training';
  readonly loss: number;
}

/** The score that tells most: on the test samples, else on the validation samples, else on those being learnt. */
function scoreOf(status: RunStatus, history: History | undefined, targets: TargetKind): Score {
  if (status.phase === 'finished') return { set: 'test', ...status.evaluation };
  const unknown = targets === 'classes' ? NaN : null;
  if (history === undefined) return { set: 'training', loss: NaN, accuracy: unknown };
  const last = history.epochs.at(-1);
  if (last !== undefined && last.validationLoss !== null) {
    const { validationLoss: loss, validationAccuracy: accuracy, validationMetrics: metrics } = last;
    return { set: 'validation', loss, accuracy, metrics };
  }
  return {
    set: 'training',
    loss: history.epochLoss ?? NaN,
    accuracy: history.epochAccuracy ?? unknown,
    metrics: history.epochMetrics,
  };
}

export function runStats(
  status: RunStatus,
  history: History | undefined,
  targets: TargetKind = 'classes',
): readonly Stat[] {
  const score = scoreOf(status, history, targets);
  const { metric, score: value } = scoreText(score);
  const rate = formatRate(history?.samplesPerSecond ?? NaN);
  return [
    {
      key: 'score',
      label: t(metric === 'error' ? 'run.error' : 'run.accuracy', { set: score.set }),
      value,
      unit: metric === 'error' || value === NO_VALUE ? '' : '%',
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
