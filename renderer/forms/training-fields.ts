/** The controls of the training card: which stand in front, which behind "More options", and what each changes. A new part is one line. */
import type { EnginePack } from '../../contract/engine-packs/packs';
import { ENGINE_FIELDS, TRAINING_FIELDS } from '../../contract/experiment';
import { lackReason } from '../../contract/engine-support';
import { choice, variant } from '../../contract/fields';
import { LOSS_KINDS, lossFields, type LossKind } from '../../contract/losses/registry';
import {
  OPTIMIZER_KINDS,
  optimizerFields,
  type OptimizerKind,
} from '../../contract/optimizers/registry';
import {
  scheduleFields,
  SCHEDULE_KINDS,
  type ScheduleKind,
} from '../../contract/schedules/registry';
import { catalogue, t } from '../../contract/text/text';
import type { ExperimentStore } from '../state/experiment-store.svelte';
import type { ClassCounts } from '../state/fetch-class-counts';
import { fieldSpecs, type FieldSpec } from './field-spec';
import { metricsSpec, withClassNames } from './measuring-fields';

const OPTIMIZER_KIND = choice('optimizer', OPTIMIZER_KINDS, 'Adam');
const SCHEDULE = variant(
  'schedule',
  Object.fromEntries(SCHEDULE_KINDS.map((kind) => [kind, scheduleFields(kind)])),
  'Constant',
);
const LOSS_KIND = choice('loss', LOSS_KINDS, 'categorical_crossentropy');

/** What stands in front, by its path: everything else is behind "More options". */
const IN_FRONT = [
  'optimizer.kind',
  'optimizer.learningRate',
  'training.epochs',
  'training.batchSize',
];

export interface FieldSection {
  readonly title: string;
  readonly specs: readonly FieldSpec[];
}

export function frontSpecs(experiment: ExperimentStore): readonly FieldSpec[] {
  return sections(experiment, noCounts).flatMap(({ specs }) => specs.filter(isInFront));
}

/** The rest, by the part of the experiment it belongs to. */
export function moreSections(
  experiment: ExperimentStore,
  classCounts: ClassCounts,
): readonly FieldSection[] {
  return sections(experiment, classCounts)
    .map(({ title, specs }) => ({ title, specs: specs.filter((spec) => !isInFront(spec)) }))
    .filter(({ specs }) => specs.length > 0);
}

/** `packs`: the engines that are installed apart; without one of them ready, TensorFlow cannot be chosen, and the reason is told. */
export function engineSpecs(
  { config, setField }: ExperimentStore,
  packs: readonly EnginePack[] = [],
): readonly FieldSpec[] {
  const missing = tensorflowProblem(packs);
  const optionReason = (kind: string) => (kind === 'tensorflow' ? missing : undefined);
  const specs = fieldSpecs(ENGINE_FIELDS, config.engine, ['engine'], setField);
  return specs.map((spec) => (spec.path.at(-1) === 'kind' ? { ...spec, optionReason } : spec));
}

function tensorflowProblem(packs: readonly EnginePack[]): string | undefined {
  // What is being verified is there, and stays so.
  const isThere = ({ state: { phase } }: EnginePack) => phase === 'ready' || phase === 'verifying';
  if (packs.some(isThere)) return undefined;
  for (const { state } of packs) {
    if (state.phase === 'broken') return state.error.message;
    if (state.phase === 'absent' && state.problem !== null) return state.problem;
  }
  return t('engine.tensorflowMissing');
}

function isInFront({ path }: FieldSpec): boolean {
  return IN_FRONT.includes(path.join('.'));
}

/** In front nothing asks for them. */
const noCounts: ClassCounts = () => Promise.resolve(undefined);

function sections(experiment: ExperimentStore, classCounts: ClassCounts): readonly FieldSection[] {
  const { config, setField } = experiment;
  const optimizer = optimizerFields(config.optimizer.kind);
  return [
    {
      title: t('form.section.optimizer'),
      specs: [
        optimizerKind(experiment),
        ...fieldSpecs(optimizer, config.optimizer, ['optimizer'], setField),
        schedule(experiment),
      ],
    },
    {
      title: t('form.section.loss'),
      specs: [
        lossKind(experiment),
        ...fieldSpecs(lossFields(config.loss.kind), config.loss, ['loss'], setField),
        metricsSpec(experiment),
      ],
    },
    {
      title: t('form.section.run'),
      specs: withClassNames(
        fieldSpecs(TRAINING_FIELDS, config.training, ['training'], setField),
        experiment,
        classCounts,
      ),
    },
  ];
}

function optimizerKind(experiment: ExperimentStore): FieldSpec {
  const { config } = experiment;
  return {
    path: ['optimizer', 'kind'],
    field: OPTIMIZER_KIND,
    value: config.optimizer.kind,
    set: (_path, kind) => experiment.setOptimizer(kind as OptimizerKind),
    optionHelp: (kind) => catalogue().optimizers[kind as OptimizerKind].help,
    optionReason: (kind) => lackReason(config.engine.kind, 'optimizers', kind),
  };
}

function schedule({ config, setField }: ExperimentStore): FieldSpec {
  return {
    path: ['schedule'],
    field: SCHEDULE,
    value: config.schedule,
    set: setField,
    optionHelp: (kind) => catalogue().schedules[kind as ScheduleKind].help,
  };
}

function lossKind(experiment: ExperimentStore): FieldSpec {
  const { config } = experiment;
  return {
    path: ['loss', 'kind'],
    field: LOSS_KIND,
    value: config.loss.kind,
    set: (_path, kind) => experiment.setLoss(kind as LossKind),
    optionHelp: (kind) => catalogue().losses[kind as LossKind].help,
    optionReason: (kind) => lackReason(config.engine.kind, 'losses', kind),
  };
}
