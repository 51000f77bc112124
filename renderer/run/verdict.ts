/** Reads the curves and says in a sentence what they mean, with the numbers it rests on. A pure function of the history. */
import { bestEpoch, type EpochRecord, type History, type StepSeries } from '../../contract/history';
import { t, type TextKey } from '../../contract/text/text';
import { formatCount, formatLoss } from '../ui/format-number';
import { scoreText } from '../ui/format-score';

export type Tone = 'good' | 'warn' | 'bad' | 'neutral';

export interface Verdict {
  readonly tone: Tone;
  /** Two or three words. */
  readonly title: string;
  /** What follows from it. */
  readonly sentence: string;
  /** The rule and the numbers it was applied to. */
  readonly reason: string;
}

/** Steps before which the loss of single batches says too little. */
const MIN_STEPS = 200;
/** A loss that fell by less than this share of its first value is not falling. */
const FALL = 0.05;
/** A loss above this multiple of its lowest level has grown. */
const GROWTH = 1.5;
/** Validation loss this share above its best counts as worse, not as noise. */
const WORSE = 0.05;
/** Training loss that falls by less than this share from epoch to epoch has levelled off. */
const LEVEL = 0.01;

type Name = 'starting' | 'growing' | 'flat' | 'overfitting' | 'level' | 'well' | 'falling';

const TONES: Readonly<Record<Name, Tone>> = {
  starting: 'neutral',
  growing: 'bad',
  flat: 'warn',
  overfitting: 'warn',
  level: 'neutral',
  well: 'good',
  falling: 'good',
};

export function verdictOf(history: History): Verdict {
  return stepVerdict(history) ?? epochVerdict(history.epochs) ?? fallingVerdict(history.steps);
}

function verdict(name: Name, values: Readonly<Record<string, string>>): Verdict {
  const text = (part: string): TextKey => `verdict.${name}.${part}` as TextKey;
  return {
    tone: TONES[name],
    title: t(text('title')),
    sentence: t(text('sentence'), values),
    reason: t(text('reason'), values),
  };
}

/** What the losses of single batches show: too early, growing or not falling. */
function stepVerdict({ steps }: History): Verdict | undefined {
  if (steps.stepCount < MIN_STEPS) {
    return verdict('starting', { steps: formatCount(MIN_STEPS) });
  }
  const { first, lowest, now } = levels(steps);
  const values = { first: formatLoss(first), lowest: formatLoss(lowest), now: formatLoss(now) };
  if (now > GROWTH * lowest && now > first * (1 - FALL)) return verdict('growing', values);
  if (now > first * (1 - FALL)) return verdict('flat', values);
  return undefined;
}

interface Levels {
  readonly first: number;
  readonly lowest: number;
  readonly now: number;
}

/** Mean loss of the first, the lowest and the last of twenty equal stretches. */
function levels({ loss }: StepSeries): Levels {
  const size = Math.max(1, Math.floor(loss.length / 20));
  const means: number[] = [];
  for (let end = size; end <= loss.length; end += size) {
    means.push(mean(loss.slice(end - size, end)));
  }
  const first = means[0] ?? Number.NaN;
  return { first, lowest: Math.min(...means), now: means.at(-1) ?? first };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What whole epochs show, validation first. */
function epochVerdict(epochs: readonly EpochRecord[]): Verdict | undefined {
  const last = epochs.at(-1);
  if (last === undefined) return undefined;
  return overfitting(epochs, last) ?? levelled(epochs, last) ?? wellOf(last);
}

function overfitting(epochs: readonly EpochRecord[], last: EpochRecord): Verdict | undefined {
  const best = bestEpoch(epochs);
  const [now, then] = [last.validationLoss, best?.validationLoss];
  if (best === undefined || now === null || then === null || then === undefined) return undefined;
  if (last.epoch - best.epoch < 2 || now < then * (1 + WORSE) || last.loss >= best.loss) {
    return undefined;
  }
  return verdict('overfitting', {
    epoch: formatCount(best.epoch),
    best: formatLoss(then),
    now: formatLoss(now),
    training: formatLoss(last.loss),
    trainingThen: formatLoss(best.loss),
  });
}

function levelled(epochs: readonly EpochRecord[], last: EpochRecord): Verdict | undefined {
  const before = epochs.at(-3);
  if (before === undefined || last.loss < before.loss * (1 - LEVEL) ** 2) return undefined;
  return verdict('level', { then: formatLoss(before.loss), now: formatLoss(last.loss) });
}

function wellOf(last: EpochRecord): Verdict | undefined {
  const { validationAccuracy: accuracy, validationMetrics: metrics } = last;
  if (last.validationLoss === null) return undefined;
  return verdict('well', {
    epoch: formatCount(last.epoch),
    validation: formatLoss(last.validationLoss),
    training: formatLoss(last.loss),
    ...scoreText({ accuracy, metrics }, 1),
  });
}

function fallingVerdict(steps: StepSeries): Verdict {
  const { first, now } = levels(steps);
  return verdict('falling', { first: formatLoss(first), now: formatLoss(now) });
}
