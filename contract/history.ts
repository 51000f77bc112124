/**
 * The record of a run as charts and tables need it: a pure fold over events, kept by main (so that a reloaded window loses no
 * point) and by the window. Step series are thinned by averaging neighbours when they grow beyond a cap, so hours fit in memory.
 */
import * as v from 'valibot';
import { assertNever } from './errors';
import { engineInfoSchema } from './engine-info';
import { metricSeriesSchema, metricValuesSchema } from './metrics/metric-values';
import type { MetricKind } from './metrics/registry';
import type { RunEvent, RunEventOf } from './run-events';

export const MAX_STEP_POINTS = 20_000;

/** Values of consecutive steps, each point the mean of `stride` steps (the last point of fewer). */
const stepSeriesSchema = v.strictObject({
  stride: v.number(),
  /** Steps seen so far. */
  stepCount: v.number(),
  loss: v.array(v.number()),
  /** Empty where the targets are values; then `metrics` has the mean absolute error. */
  accuracy: v.array(v.number()),
  metrics: v.optional(metricSeriesSchema),
});

const epochRecordSchema = v.strictObject({
  epoch: v.number(),
  seconds: v.number(),
  loss: v.number(),
  accuracy: v.nullable(v.number()),
  metrics: v.optional(metricValuesSchema),
  validationLoss: v.nullable(v.number()),
  validationAccuracy: v.nullable(v.number()),
  validationMetrics: v.optional(metricValuesSchema),
  learningRate: v.number(),
});

export const historySchema = v.strictObject({
  runId: v.string(),
  engine: engineInfoSchema,
  startedAt: v.number(),
  trainingCount: v.number(),
  validationCount: v.number(),
  stepsPerEpoch: v.number(),
  totalEpochs: v.number(),
  batchSize: v.number(),
  steps: stepSeriesSchema,
  epochs: v.array(epochRecordSchema),
  /** The epoch under way or ended last, from 1; 0 before the first step. */
  epoch: v.number(),
  epochLoss: v.nullable(v.number()),
  epochAccuracy: v.nullable(v.number()),
  epochMetrics: v.optional(metricValuesSchema),
  samplesPerSecond: v.number(),
  elapsedSeconds: v.number(),
});

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
  if (history === undefined || history.runId !== event.runId) return history;
  switch (event.type) {
    case 'runContinued':
      return {
        ...history,
        totalEpochs: event.totalEpochs,
        engine: event.engine ?? history.engine,
      };
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
    case 'runStopped':
    case 'runFinished':
    case 'runFailed':
      return history;
    default:
      return assertNever(event);
  }
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
