/** What a training reports, in order. Everything that happens after a command was accepted comes up as one of these. */
import * as v from 'valibot';
import { engineInfoSchema } from './engine-info';
import { evaluationSchema } from './evaluation';
import { experimentSchema } from './experiment';
import { epochRecordSchema, historySchema } from './history-schema';
import { appErrorSchema } from './ipc/app-error-schema';
import { metricSeriesSchema, metricValuesSchema } from './metrics/metric-values';

/** Also the name of the run's folder. */
export const runIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/));
const runId = runIdSchema;

/** What of a run is on disk: epochs completed and optimizer steps done by then. */
export const checkpointSchema = v.strictObject({ epoch: v.number(), step: v.number() });
export type Checkpoint = Readonly<v.InferOutput<typeof checkpointSchema>>;

export const runEventSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('runStarted'),
    runId,
    config: experimentSchema,
    engine: engineInfoSchema,
    startedAt: v.number(),
    trainingCount: v.number(),
    validationCount: v.number(),
    stepsPerEpoch: v.number(),
    /** The epoch after which the run is finished; grows when training is continued. */
    totalEpochs: v.number(),
  }),
  v.strictObject({
    type: v.literal('runContinued'),
    runId,
    totalEpochs: v.number(),
    /** When the run goes on with another than before. */
    engine: v.optional(engineInfoSchema),
    /** When it goes on from its checkpoint: all that counts of what was before. */
    history: v.optional(historySchema),
    /** What is trained from now on, where others may know it otherwise: on another engine, or not at all, at a later start of the app. */
    config: v.optional(experimentSchema),
  }),
  /**
   * Some consecutive steps of one epoch: `loss` and `accuracy` of each batch alone (not running averages), in step order. Where the
   * targets are values there is no accuracy: the list is empty and `metrics` has the mean absolute error in its place.
   */
  v.strictObject({
    type: v.literal('stepsEnded'),
    runId,
    epoch: v.number(),
    /** Number of the first of these steps, counted from 0 over the whole run. */
    firstStep: v.number(),
    loss: v.array(v.number()),
    accuracy: v.array(v.number()),
    metrics: v.optional(metricSeriesSchema),
    /** Averages over the epoch so far, as Keras prints them. */
    epochLoss: v.number(),
    epochAccuracy: v.nullable(v.number()),
    epochMetrics: v.optional(metricValuesSchema),
    samplesPerSecond: v.number(),
    /** Seconds spent training since the run started, pauses not counted. */
    elapsedSeconds: v.number(),
  }),
  v.strictObject({ type: v.literal('epochEnded'), runId, ...epochRecordSchema.entries }),
  v.strictObject({ type: v.literal('runPaused'), runId }),
  v.strictObject({ type: v.literal('runResumed'), runId }),
  /** A checkpoint is on disk. */
  v.strictObject({ type: v.literal('runSaved'), runId, checkpoint: checkpointSchema }),
  /** Stopped by the user: model, history and config are kept and training can be continued. */
  v.strictObject({ type: v.literal('runStopped'), runId, folder: v.string() }),
  v.strictObject({
    type: v.literal('runFinished'),
    runId,
    folder: v.string(),
    evaluation: evaluationSchema,
    weightsSha256: v.string(),
  }),
  v.strictObject({
    type: v.literal('runFailed'),
    runId,
    error: appErrorSchema,
    /** From where it can go on. */
    checkpoint: v.optional(checkpointSchema),
  }),
]);

export type RunEvent = v.InferOutput<typeof runEventSchema>;
export type RunEventType = RunEvent['type'];
export type RunEventOf<T extends RunEventType> = Extract<RunEvent, { type: T }>;
