/** What main can ask of the training process: a table of requests, like the window's channel table. */
import * as v from 'valibot';
import type { Result } from '../../../contract/errors';
import { experimentSchema } from '../../../contract/experiment';
import { COMMANDS } from '../../../contract/ipc/channels';
import { runIdSchema } from '../../../contract/run-events';
import { runStandSchema } from '../../../contract/unfinished-run';

const nothing = v.undefined();

/** Where the training process finds and leaves things; sent before all else. */
export const trainerSettingsSchema = v.strictObject({
  appVersion: v.string(),
  /** Of what it tells; left out: English. */
  locale: v.optional(v.string()),
  /** Holds one folder a dataset, such as `mnist`. */
  dataFolder: v.string(),
  kernelsFolder: v.string(),
  threadScript: v.string(),
  runsFolder: v.string(),
  /** Left out where TensorFlow cannot be had. */
  tensorflow: v.optional(v.strictObject({ packsFolder: v.string(), backendScript: v.string() })),
});
export type TrainerSettings = Readonly<v.InferOutput<typeof trainerSettingsSchema>>;

/** `limitSeconds`: how long the answer may take before the caller is told that none came. */
const SOON = 20;
const LONG = 600;

export const TRAINER_REQUESTS = {
  open: { input: trainerSettingsSchema, output: nothing, limitSeconds: SOON },
  /** From now on in another language. */
  speak: { input: v.strictObject({ locale: v.string() }), output: nothing, limitSeconds: SOON },
  start: { ...COMMANDS['training:start'], limitSeconds: LONG },
  pause: { ...COMMANDS['training:pause'], limitSeconds: SOON },
  resume: { ...COMMANDS['training:resume'], limitSeconds: LONG },
  stop: { ...COMMANDS['training:stop'], limitSeconds: SOON },
  continue: {
    input: v.strictObject({
      ...COMMANDS['training:continue'].input.entries,
      /** For a process that has not seen the run: it goes on from its checkpoint. */
      runId: v.optional(runIdSchema),
    }),
    output: nothing,
    limitSeconds: LONG,
  },
  evaluate: { ...COMMANDS['training:evaluate'], limitSeconds: LONG },
  predict: { ...COMMANDS['training:predict'], limitSeconds: SOON },
  predictRow: { ...COMMANDS['training:predictRow'], limitSeconds: SOON },
  rows: { ...COMMANDS['dataset:rows'], limitSeconds: SOON },
  classCounts: { ...COMMANDS['dataset:classCounts'], limitSeconds: SOON },
  samples: { ...COMMANDS['dataset:samples'], limitSeconds: SOON },
  /** A stranger's file is read here, where a crash costs least. */
  readExperiment: {
    input: v.union([v.strictObject({ path: v.string() }), COMMANDS['experiment:read'].input]),
    output: experimentSchema,
    limitSeconds: SOON,
  },
  /** What a saved run is called and where its checkpoint stands. All of it is read, so that what can be offered can be had. */
  storedRun: {
    input: v.strictObject({ runId: runIdSchema }),
    output: runStandSchema,
    limitSeconds: LONG,
  },
  /** Goes on with a saved run. */
  reopen: {
    input: v.strictObject({ ...COMMANDS['training:reopen'].input.entries, runId: runIdSchema }),
    output: COMMANDS['training:reopen'].output,
    limitSeconds: LONG,
  },
  /** Saves a run under way, says goodbye and ends the process. */
  close: { input: nothing, output: nothing, limitSeconds: SOON },
} as const satisfies Record<
  string,
  { input: v.GenericSchema; output: v.GenericSchema; limitSeconds: number }
>;

export type TrainerRequest = keyof typeof TRAINER_REQUESTS;
export type RequestInput<R extends TrainerRequest> = v.InferOutput<
  (typeof TRAINER_REQUESTS)[R]['input']
>;
export type RequestOutput<R extends TrainerRequest> = v.InferOutput<
  (typeof TRAINER_REQUESTS)[R]['output']
>;

/** The training process's side: one function a request, complete by type. */
export type TrainerHandlers = {
  readonly [R in TrainerRequest]: (
    input: RequestInput<R>,
  ) => Promise<Result<RequestOutput<R>>> | Result<RequestOutput<R>>;
};
