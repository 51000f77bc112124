/**
 * The record of a run as charts and tables need it: a pure fold over events, kept by main (so that a reloaded window loses no
 * point) and by the window. Step series are thinned by averaging neighbours when they grow beyond a cap, so hours fit in memory.
 */
import type * as v from 'valibot';
import { assertNever } from './errors';
import type { historySchema } from './history-schema';
import type { MetricKind } from './metrics/registry';
import type { RunEvent, RunEventOf } from './run-events';

export const MAX_STEP_POINTS = 20_000;

type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;
export type History = DeepReadonly<v.InferOutput<typeof historySchema>>;
export type StepSeries = History['steps'];
export type EpochRecord = History['epochs'][number];

export function startHistory(event: RunEventOf<'runStarted'>): History {
  return {
    runId: event.runId,
    engine: event.engine,
    startedAt: event.startedAt,
    trainingCount: event.trainingCount,
    validationCount: event.validationCount,
    stepsPerEpoch: event.stepsPerEpoch,
    totalEpochs: event.totalEpochs,
    batchSize: event.config.training.batchSize,
    steps: { stride: 1, stepCount: 0, loss: [], accuracy: [] },
    epochs: [],
    epoch: 0,
    epochLoss: null,
    epochAccuracy: null,
    samplesPerSecond: 0,
    elapsedSeconds: 0,
  };
}

/** The history after one more event; a new run begins a new one. Never changes its argument. */
export function nextHistory(history: History | undefined, event: RunEvent): History | undefined {
  if (event.type === 'runStarted') return startHistory(event);
  if (event.type === 'runContinued' && event.history !== undefined) {
    return continued(event.history, event);
  }
  if (history === undefined || history.runId !== event.runId) return history;
  switch (event.type) {
    case 'runContinued':
      return continued(history, event);
    case 'stepsEnded':
      return {
        ...history,
        steps: appendSteps(history.steps, event),
        epoch: event.epoch,
        epochLoss: event.epochLoss,
        epochAccuracy: event.epochAccuracy,
        epochMetrics: event.epochMetrics,
        samplesPerSecond: event.samplesPerSecond,
        elapsedSeconds: event.elapsedSeconds,
      };
    case 'epochEnded': {
      const { type: _type, runId: _runId, ...record } = event;
      const { epoch, loss, accuracy, metrics } = event;
      return {
        ...history,
        epochs: [...history.epochs, record],
        epoch,
        epochLoss: loss,
        epochAccuracy: accuracy,
        epochMetrics: metrics,
      };
    }
    case 'runPaused':
    case 'runResumed':
    case 'runSaved':
    case 'runStopped':
    case 'runFinished':
    case 'runFailed':
      return history;
    default:
      return assertNever(event);
  }
}

function continued(history: History, event: RunEventOf<'runContinued'>): History {
  const { totalEpochs, engine = history.engine } = event;
  return { ...history, totalEpochs, engine };
}

type Steps = Pick<RunEventOf<'stepsEnded'>, 'loss' | 'accuracy' | 'metrics'>;

function appendSteps(series: StepSeries, { loss, accuracy, metrics }: Steps): StepSeries {
  const next = {
    stride: series.stride,
    stepCount: series.stepCount + loss.length,
    loss: appendThinned(series, series.loss, loss),
    accuracy: appendThinned(series, series.accuracy, accuracy),
    ...(metrics !== undefined && {
      metrics: mapValues(metrics, (values, kind) =>
        appendThinned(series, series.metrics?.[kind] ?? [], values),
      ),
    }),
  };
  return next.loss.length > MAX_STEP_POINTS ? halve(next) : next;
}

/** Appends values at the series' stride; a last point that stands for fewer than `stride` steps is filled up first. */
function appendThinned(
  series: StepSeries,
  points: readonly number[],
  values: readonly number[],
): readonly number[] {
  const { stride } = series;
  if (stride === 1) return points.concat(values);
  const result = points.slice();
  let filled = series.stepCount % stride;
  for (const value of values) {
    const last = result.length - 1;
    if (filled === 0) result.push(value);
    else result[last] = ((result[last] ?? 0) * filled + value) / (filled + 1);
    filled = (filled + 1) % stride;
  }
  return result;
}

type MetricSeries = Partial<Readonly<Record<MetricKind, readonly number[]>>>;

function mapValues(
  record: MetricSeries,
  change: (values: readonly number[], kind: MetricKind) => readonly number[],
): MetricSeries {
  const entries = Object.entries(record) as [MetricKind, readonly number[]][];
  return Object.fromEntries(entries.map(([kind, value]) => [kind, change(value, kind)]));
}

function halve(series: StepSeries): StepSeries {
  const stride = series.stride * 2;
  const weightOf = (point: number): number =>
    Math.min(series.stride, series.stepCount - point * series.stride);
  const merge = (points: readonly number[]): readonly number[] => {
    const merged: number[] = [];
    for (let i = 0; i < points.length; i += 2) {
      const first = points[i] ?? 0;
      const second = points[i + 1];
      const [a, b] = [weightOf(i), weightOf(i + 1)];
      merged.push(second === undefined ? first : (first * a + second * b) / (a + b));
    }
    return merged;
  };
  const { loss, accuracy, metrics } = series;
  return {
    ...series,
    stride,
    loss: merge(loss),
    accuracy: merge(accuracy),
    ...(metrics !== undefined && { metrics: mapValues(metrics, merge) }),
  };
}

/** Seconds until the run's last epoch ends, at the speed so far; undefined before anything is known. */
export function secondsLeft(history: History): number | undefined {
  const { stepCount } = history.steps;
  if (stepCount === 0 || history.elapsedSeconds <= 0) return undefined;
  const stepsLeft = Math.max(0, history.totalEpochs * history.stepsPerEpoch - stepCount);
  return (history.elapsedSeconds / stepCount) * stepsLeft;
}

/** The epoch with the lowest validation loss; undefined without validation. */
export function bestEpoch(epochs: readonly EpochRecord[]): EpochRecord | undefined {
  let best: EpochRecord | undefined;
  for (const epoch of epochs) {
    if (epoch.validationLoss === null) continue;
    if (best === undefined || epoch.validationLoss < (best.validationLoss ?? Infinity))
      best = epoch;
  }
  return best;
}
