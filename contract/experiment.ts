/** The whole of what a user decides about one training: dataset, layers, loss, optimizer, training, engine. Plain, checked data. */
import * as v from 'valibot';
import { DATASET_KINDS, datasetDefinition, type DatasetKind } from './datasets/registry';
import { unsupportedParts } from './engine-support';
import { advanced, choice, int, real, reals, tableSchema, toggle, type Values } from './fields';
import { layerSchema, type LayerConfig } from './layers/registry';
import type { TargetKind } from './losses/loss-definition';
import { lossSchema, lossTargets, type LossConfig } from './losses/registry';
import { clippingsOf } from './optimizers/base-fields';
import { optimizerSchema, type OptimizerConfig } from './optimizers/registry';
import { initialMetrics, METRIC_KINDS, metricTargets, type MetricKind } from './metrics/registry';
import { memoryProblems } from './memory';
import { summarizeNetwork } from './network';
import {
  newSchedule,
  scheduleProblem,
  scheduleSchema,
  type ScheduleConfig,
} from './schedules/registry';
import { formatShape } from './shapes';
import { t } from './text/text';

export const TRAINING_FIELDS = {
  epochs: int('epochs', { min: 1, max: 10_000, initial: 5 }),
  batchSize: int('batchSize', { min: 1, max: 8192, initial: 32 }),
  validationSplit: real('validationSplit', { min: 0, max: 0.9, initial: 0 }),
  shuffle: toggle('shuffle', true),
  /** What the loss of a sample of each class is multiplied by in training; empty: all count alike. */
  classWeight: advanced(
    reals('classWeight', { min: 0, max: 1e6, minLength: 0, maxLength: 256, initial: [] }),
  ),
  seed: int('seed', { min: 0, max: 4_294_967_295, initial: 1 }),
} as const;

export const ENGINE_FIELDS = {
  kind: choice('engine', ['auto', 'builtin', 'tensorflow', 'reference'], 'auto'),
  /** `reproducible`: the same bits on every machine (plain SIMD). `fast`: fused multiply-add where the processor has it. */
  precision: choice('precision', ['fast', 'reproducible'], 'fast'),
  /** 0: as many as the machine has cores, at most 8. */
  threads: int('threads', { min: 0, max: 64, initial: 0 }),
} as const;

export const engineConfigSchema = tableSchema(ENGINE_FIELDS);

export const MAX_LAYERS = 64;

const writtenSchema = v.strictObject({
  formatVersion: v.literal(1),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  dataset: v.strictObject({ kind: v.picklist(DATASET_KINDS) }),
  layers: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(MAX_LAYERS)),
  loss: lossSchema,
  /** Left out: what the dataset's targets are measured by at first. */
  metrics: v.optional(v.pipe(v.array(v.picklist(METRIC_KINDS)), v.maxLength(METRIC_KINDS.length))),
  optimizer: optimizerSchema,
  schedule: v.optional(scheduleSchema, () => newSchedule('Constant')),
  training: tableSchema(TRAINING_FIELDS),
  engine: engineConfigSchema,
});

export const experimentSchema: v.GenericSchema<unknown, ExperimentConfig> = v.pipe(
  writtenSchema,
  v.transform(({ metrics, ...config }): ExperimentConfig => ({
    ...config,
    metrics: metrics ?? initialMetrics(datasetDefinition(config.dataset.kind).targets),
  })),
);

export type TrainingConfig = Values<typeof TRAINING_FIELDS>;
export type EngineConfig = Values<typeof ENGINE_FIELDS>;

export interface ExperimentConfig {
  readonly formatVersion: 1;
  readonly name: string;
  readonly dataset: { readonly kind: DatasetKind };
  readonly layers: readonly LayerConfig[];
  readonly loss: LossConfig;
  /** What an evaluation counts besides the loss. */
  readonly metrics: readonly MetricKind[];
  readonly optimizer: OptimizerConfig;
  /** Of the learning rate; a file without one means Constant. */
  readonly schedule: ScheduleConfig;
  readonly training: TrainingConfig;
  readonly engine: EngineConfig;
}

/** What a form shows beside a field. `path` names the field from the root: ['layers', 1, 'units']. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type CheckedExperiment =
  /** With the initial value of all that was left out. */
  | { readonly ok: true; readonly config: ExperimentConfig }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function checkExperiment(value: unknown): CheckedExperiment {
  const parsed = v.safeParse(experimentSchema, value);
  if (!parsed.success) return { ok: false, problems: parsed.issues.map(schemaProblem) };
  const problems = fitProblems(parsed.output);
  return problems.length === 0 ? { ok: true, config: parsed.output } : { ok: false, problems };
}

/** Every problem of an experiment: each field out of range first, then what does not fit together. Empty: ready to train. */
export function experimentProblems(value: unknown): readonly Problem[] {
  const checked = checkExperiment(value);
  return checked.ok ? [] : checked.problems;
}

function schemaProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  return { path, message: schemaMessage(issue, String(path.at(-1) ?? '')) };
}

function schemaMessage(issue: v.BaseIssue<unknown>, key: string): string {
  const ours = issue.type === 'raw_check';
  if (ours) return issue.message;
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return t('problem.unknownKey', { key });
  if (issue.received === 'undefined') return t('problem.missing', { key });
  if (issue.type === 'min_length' || issue.type === 'max_length')
    return t('problem.length', { rule: issue.type, limit: String(issue.requirement) });
  // A check of ours has what it expects for its message.
  const [expected, received] = [issue.expected ?? issue.message, issue.received].map(formText);
  return t('problem.invalid', { expected: expected ?? '', received: received ?? '' });
}

/** A form that the schema library names: `string`, `Array`; values it writes as they are. */
function formText(form: string): string {
  return t('problem.form', { form });
}

/** Shape misfits, and an output that loss or dataset cannot use. */
function fitProblems(config: ExperimentConfig): readonly Problem[] {
  const dataset = datasetDefinition(config.dataset.kind);
  const summary = summarizeNetwork(dataset.inputShape, config.layers);
  if (!summary.ok) return [{ path: ['layers', summary.at], message: summary.problem }];
  const problems: Problem[] = [];
  const classes = dataset.classNames.length;
  const last = config.layers.length - 1;
  if (
    dataset.targets === 'classes' &&
    (summary.output.length !== 1 || summary.output[0] !== classes)
  ) {
    const shape = formatShape(summary.output);
    problems.push({
      path: ['layers', last],
      message: t(summary.output.length > 1 ? 'problem.outputAxes' : 'problem.outputClasses', {
        classes,
        shape,
      }),
    });
  }
  const { targetShape } = dataset;
  if (targetShape !== undefined && formatShape(targetShape) !== formatShape(summary.output)) {
    const values = { expected: formatShape(targetShape), shape: formatShape(summary.output) };
    problems.push({ path: ['layers', last], message: t('problem.outputValues', values) });
  }
  if (!lossTargets(config.loss.kind).includes(dataset.targets)) {
    problems.push({ path: ['loss', 'kind'], message: t('problem.lossTargets') });
  }
  const bytesPerNumber = config.engine.kind === 'reference' ? 8 : 4;
  return [
    ...problems,
    ...metricProblems(config, dataset.targets),
    ...stepProblems(config),
    ...classWeightProblems(config, classes),
    ...engineProblems(config),
    ...splitProblems(config, dataset.trainCount),
    ...memoryProblems(summary.layers, config.training.batchSize, bytesPerNumber),
  ];
}

function metricProblems(config: ExperimentConfig, targets: TargetKind): readonly Problem[] {
  return config.metrics.flatMap((metric, at) => {
    if (metricTargets(metric).includes(targets)) return [];
    return [{ path: ['metrics', at], message: t('problem.metricTargets', { metric }) }];
  });
}

/** Keras allows one way of clipping at a time; and what a schedule says of itself. */
function stepProblems({ optimizer, schedule }: ExperimentConfig): readonly Problem[] {
  const [, ...surplus] = clippingsOf(optimizer);
  const misfit = scheduleProblem(schedule);
  return [
    ...surplus.map((name) => ({ path: ['optimizer', name], message: t('problem.oneClipping') })),
    ...(misfit === undefined ? [] : [{ path: ['schedule', misfit.key], message: misfit.message }]),
  ];
}

function classWeightProblems(config: ExperimentConfig, classes: number): readonly Problem[] {
  const { length } = config.training.classWeight;
  if (length === 0 || length === classes) return [];
  const message = t('problem.classWeight', { length, classes });
  return [{ path: ['training', 'classWeight'], message }];
}

/** `auto` takes an engine that can. */
function engineProblems(config: ExperimentConfig): readonly Problem[] {
  const { kind } = config.engine;
  if (kind === 'auto') return [];
  return unsupportedParts(kind, config).map(({ path, reason }) => ({ path, message: reason }));
}

function splitProblems(config: ExperimentConfig, trainCount: number): readonly Problem[] {
  const { trainingCount } = splitCounts(config, trainCount);
  if (trainingCount >= 1) return [];
  return [{ path: ['training', 'validationSplit'], message: t('problem.nothingToTrain') }];
}

/** Keras's rule: the LAST part of the samples, before any shuffling, is held back for validation. */
export function splitCounts(
  config: { readonly training: { readonly validationSplit: number } },
  sampleCount: number,
): { readonly trainingCount: number; readonly validationCount: number } {
  const trainingCount = Math.floor(sampleCount * (1 - config.training.validationSplit));
  return { trainingCount, validationCount: sampleCount - trainingCount };
}

export function stepsPerEpoch(config: ExperimentConfig, sampleCount: number): number {
  return Math.ceil(splitCounts(config, sampleCount).trainingCount / config.training.batchSize);
}
