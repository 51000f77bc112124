/**
 * The channel table: every command (input, output) and event (payload) between window and main, as schemas. Handlers and
 * types derive from it; a new command is one entry here and its name in channel-names.ts, which the types ask for.
 */
import * as v from 'valibot';
import { ENGINE_PACK_IDS, enginePacksSchema } from '../engine-packs/packs';
import { evaluationSchema } from '../evaluation';
import { engineConfigSchema, experimentSchema } from '../experiment';
import { MAX_EXPERIMENT_BYTES } from '../experiment-file-text';
import { DATASET_KINDS } from '../datasets/registry';
import { historySchema } from '../history-schema';
import { panelsSchema } from '../panels';
import { preferencesSchema } from '../preferences';
import { PRESET_IDS } from '../presets';
import { checkpointSchema, runEventSchema } from '../run-events';
import { unfinishedRunSchema } from '../unfinished-run';
import { appErrorSchema } from './app-error-schema';

/** Characters of each part of a reported failure. */
export const FAILURE_LENGTH = 8000;

const nothing = v.undefined();
const enginePack = v.strictObject({ id: v.picklist(ENGINE_PACK_IDS) });
/** An experiment and the name, not the path, of the file it comes from. */
const openedExperiment = v.strictObject({ file: v.string(), config: experimentSchema });
const split = v.picklist(['train', 'test']);
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

/** Grey images, one byte a pixel, one after the other, with the class of each. */
const samplesSchema = v.strictObject({
  pixels: v.instance(Uint8Array),
  labels: v.array(v.number()),
});

/** Samples of a table: one value a column each, and what is to be predicted. */
const rowsSchema = v.strictObject({
  rows: v.array(v.array(v.number())),
  targets: v.array(v.number()),
});

const indices = v.pipe(v.array(count(10_000_000)), v.maxLength(256));

const runStatusSchema = v.variant('phase', [
  v.strictObject({ phase: v.literal('idle') }),
  v.strictObject({ phase: v.picklist(['training', 'paused', 'stopped']), runId: v.string() }),
  v.strictObject({ phase: v.literal('finished'), runId: v.string(), evaluation: evaluationSchema }),
  v.strictObject({
    phase: v.literal('failed'),
    runId: v.string(),
    error: appErrorSchema,
    checkpoint: v.optional(checkpointSchema),
  }),
]);

/** All a fresh window needs to show the run under way or ended last. */
const snapshotSchema = v.strictObject({
  status: runStatusSchema,
  /** The frozen copy of the experiment that is or was trained. */
  config: v.nullable(experimentSchema),
  history: v.nullable(historySchema),
});

export const COMMANDS = {
  'app:info': {
    input: nothing,
    output: v.strictObject({
      version: v.string(),
      electron: v.string(),
      chromium: v.string(),
      node: v.string(),
      platform: v.string(),
      /** The system's own name and version, with the kind of processor. */
      system: v.string(),
      /** Was the list of licences of what is inside made with this build? */
      hasLicences: v.boolean(),
      dataFolder: v.string(),
      /** A sentence to show when something about this start is worth knowing (an unwritable folder), else null. */
      warning: v.nullable(v.string()),
    }),
  },
  /** The locale of texts, numbers and dates. */
  'app:locale': { input: nothing, output: v.string() },
  /** The page is drawn. Whether it takes the files that are handed over: one that tells of a crash does not. */
  'app:ready': { input: v.strictObject({ takesFiles: v.boolean() }), output: nothing },
  /** Writes a failure of the window into the log. */
  'app:report': {
    input: v.strictObject({
      message: v.pipe(v.string(), v.maxLength(FAILURE_LENGTH)),
      detail: v.pipe(v.string(), v.maxLength(FAILURE_LENGTH)),
    }),
    output: nothing,
  },
  /** Puts text on the clipboard; the page itself has no permission. */
  'app:copy': {
    input: v.strictObject({ text: v.pipe(v.string(), v.maxLength(10_000)) }),
    output: nothing,
  },
  /** Shows the log, or the folder of the saved runs, in the system's own file manager. */
  'app:reveal': { input: v.strictObject({ what: v.picklist(['log', 'runs']) }), output: nothing },
  'preferences:get': { input: nothing, output: preferencesSchema },
  'preferences:set': { input: preferencesSchema, output: preferencesSchema },
  /** How the window's parts were arranged; null at the first start. */
  'panels:get': { input: nothing, output: v.nullable(panelsSchema) },
  'panels:set': { input: panelsSchema, output: nothing },
  'experiment:last': { input: nothing, output: v.nullable(experimentSchema) },
  /** Asks by the system's dialog; null when the user has thought better of it. */
  'experiment:open': { input: nothing, output: v.nullable(openedExperiment) },
  /** The text of a file that was dropped on the window. */
  'experiment:read': {
    input: v.strictObject({
      file: v.pipe(v.string(), v.maxLength(1024)),
      text: v.pipe(v.string(), v.maxLength(MAX_EXPERIMENT_BYTES)),
    }),
    output: openedExperiment,
  },
  /** Asks where by the system's dialog; the name of the file, or null when the user has thought better of it. */
  'experiment:save': {
    input: v.strictObject({ config: experimentSchema }),
    output: v.nullable(v.strictObject({ file: v.string() })),
  },
  'dataset:samples': {
    input: v.strictObject({
      kind: v.picklist(DATASET_KINDS),
      split,
      indices,
    }),
    output: samplesSchema,
  },
  'dataset:rows': {
    input: v.strictObject({ kind: v.picklist(DATASET_KINDS), split, indices }),
    output: rowsSchema,
  },
  /** How many training samples each class has; those held back for validation do not count. Empty where targets are values. */
  'dataset:classCounts': {
    input: v.strictObject({
      kind: v.picklist(DATASET_KINDS),
      validationSplit: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
    output: v.strictObject({ counts: v.array(v.number()) }),
  },
  'enginePacks:list': { input: nothing, output: enginePacksSchema },
  /** Begins the work; how it goes on is told by `enginePacks:changed`. */
  'enginePacks:install': { input: enginePack, output: nothing },
  'enginePacks:cancel': { input: enginePack, output: nothing },
  'enginePacks:verify': { input: enginePack, output: nothing },
  'enginePacks:remove': { input: enginePack, output: nothing },
  'training:start': {
    input: v.strictObject({ config: experimentSchema }),
    output: v.strictObject({ runId: v.string() }),
  },
  'training:pause': { input: nothing, output: nothing },
  'training:resume': { input: nothing, output: nothing },
  'training:stop': { input: nothing, output: nothing },
  /** Also after a failure, from the last checkpoint. */
  'training:continue': {
    input: v.strictObject({
      /** Counted from the last completed one. Left out: to where the run was to end. */
      epochs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
      /** The engine to go on with; left out: the one the run is on. */
      engine: v.optional(engineConfigSchema),
    }),
    output: nothing,
  },
  /** A run that the last start of the app left in the midst, and where its checkpoint stands; null when there is none. */
  'training:unfinished': { input: nothing, output: v.nullable(unfinishedRunSchema) },
  /** Goes on with it; `engine` left out: with the one it was started with. */
  'training:reopen': {
    input: v.strictObject({ engine: v.optional(engineConfigSchema) }),
    output: v.strictObject({ runId: v.string() }),
  },
  /** Does not offer it again. Its folder is kept. */
  'training:dismissUnfinished': { input: nothing, output: nothing },
  'training:snapshot': { input: nothing, output: snapshotSchema },
  /** Evaluates the present weights on the test samples; allowed in every phase but idle. */
  'training:evaluate': { input: nothing, output: evaluationSchema },
  /** Probabilities of one sample (values 0..255 a pixel, as in the dataset); allowed while training runs. */
  'training:predict': {
    input: v.strictObject({ pixels: v.pipe(v.instance(Uint8Array), v.maxLength(1 << 20)) }),
    output: v.strictObject({ probabilities: v.array(v.number()), step: v.number() }),
  },
  /** What is predicted for one row of a table, one value a column in the data's own units; allowed while training runs. */
  'training:predictRow': {
    input: v.strictObject({ values: v.pipe(v.array(v.number()), v.maxLength(4096)) }),
    output: v.strictObject({ outputs: v.array(v.number()), step: v.number() }),
  },
} as const satisfies Record<string, { input: v.GenericSchema; output: v.GenericSchema }>;

export const MENU_ACTIONS = [
  'train',
  'pauseOrResume',
  'stop',
  'continue',
  'showLab',
  'showEvaluate',
  'showSettings',
  'clearSketch',
  'undoSketch',
  'showPalette',
  'textNormal',
  'textLarger',
  'textSmaller',
  'showShortcuts',
  'showAbout',
  'showTour',
  'showHelp',
  'openExperiment',
  'saveExperiment',
] as const;

export const EVENTS = {
  /** Another language was chosen: the locale from now on. */
  'app:localeChanged': v.string(),
  /** What happened since the last message, in order; ten messages a second. */
  'training:events': v.array(runEventSchema),
  /** All packs, as they are now. */
  'enginePacks:changed': enginePacksSchema,
  /** The system, or a menu entry, has handed over an experiment file: what was in it, or why it cannot be opened. */
  'experiment:opened': openedExperiment,
  'experiment:refused': appErrorSchema,
  'menu:action': v.picklist(MENU_ACTIONS),
  /** A ready experiment was chosen from the menu. */
  'menu:preset': v.picklist(PRESET_IDS),
} as const satisfies Record<string, v.GenericSchema>;

export type CommandName = keyof typeof COMMANDS;
export type EventName = keyof typeof EVENTS;
export type MenuAction = (typeof MENU_ACTIONS)[number];
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
export type Rows = v.InferOutput<typeof rowsSchema>;
export type Samples = v.InferOutput<typeof samplesSchema>;
