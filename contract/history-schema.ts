/** The record of a run as it is kept and as it crosses processes (contract/history.ts folds it). */
import * as v from 'valibot';
import { engineInfoSchema } from './engine-info';
import { metricSeriesSchema, metricValuesSchema } from './metrics/metric-values';

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

/** Epochs count from 1. Losses and metrics are the averages over the epoch. */
export const epochRecordSchema = v.strictObject({
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
