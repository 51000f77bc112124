/** The controls of the training card: which stand in front, which behind "More", and which part of the experiment each changes. */
import { TRAINING_FIELDS, ENGINE_FIELDS } from '../../contract/experiment';
import { choice, type Field } from '../../contract/fields';
import { LOSS_KINDS, lossFields, type LossKind } from '../../contract/losses/registry';
import {
  OPTIMIZER_KINDS,
  optimizerFields,
  type OptimizerKind,
} from '../../contract/optimizers/registry';
import { catalogue } from '../../contract/text/text';
import type { FieldValue, Section } from '../state/experiment-edit';
import type { ExperimentStore } from '../state/experiment-store.svelte';
import type { FieldSpec } from './field-spec';

const OPTIMIZER_KIND = choice('optimizer', OPTIMIZER_KINDS, 'Adam');
const LOSS_KIND = choice('loss', LOSS_KINDS, 'categorical_crossentropy');

export function basicSpecs(experiment: ExperimentStore): readonly FieldSpec[] {
  return [
    optimizerKind(experiment),
    ...sectionSpecs(experiment, 'optimizer', ['learningRate']),
    ...sectionSpecs(experiment, 'training', ['epochs', 'batchSize']),
  ];
}

export function moreSpecs(experiment: ExperimentStore): readonly FieldSpec[] {
  const fields = optimizerFields(experiment.config.optimizer.kind);
  const own = Object.keys(fields).filter((key) => key !== 'learningRate');
  return [
    ...sectionSpecs(experiment, 'training', ['validationSplit', 'seed', 'shuffle']),
    lossKind(experiment),
    ...sectionSpecs(experiment, 'loss', Object.keys(lossFields(experiment.config.loss.kind))),
    ...sectionSpecs(experiment, 'optimizer', own),
  ];
}

export function engineSpecs(experiment: ExperimentStore): readonly FieldSpec[] {
  return sectionSpecs(experiment, 'engine', Object.keys(ENGINE_FIELDS));
}

function sectionSpecs(
  experiment: ExperimentStore,
  section: Section,
  keys: readonly string[],
): readonly FieldSpec[] {
  const table = sectionFields(experiment, section);
  const values = experiment.config[section] as unknown as Readonly<Record<string, FieldValue>>;
  return keys.flatMap((key) => {
    const [field, value] = [table[key], values[key]];
    if (field === undefined || value === undefined) return [];
    const onchange = (next: FieldValue): void => experiment.setSectionField(section, key, next);
    return [{ path: [section, key], field, value, onchange }];
  });
}

function sectionFields(
  experiment: ExperimentStore,
  section: Section,
): Readonly<Record<string, Field>> {
  switch (section) {
    case 'training':
      return TRAINING_FIELDS;
    case 'engine':
      return ENGINE_FIELDS;
    case 'optimizer':
      return optimizerFields(experiment.config.optimizer.kind);
    case 'loss':
      return lossFields(experiment.config.loss.kind);
  }
}

function optimizerKind(experiment: ExperimentStore): FieldSpec {
  return {
    path: ['optimizer', 'kind'],
    field: OPTIMIZER_KIND,
    value: experiment.config.optimizer.kind,
    onchange: (kind) => experiment.setOptimizer(kind as OptimizerKind),
    optionHelp: catalogue().optimizers,
  };
}

function lossKind(experiment: ExperimentStore): FieldSpec {
  return {
    path: ['loss', 'kind'],
    field: LOSS_KIND,
    value: experiment.config.loss.kind,
    onchange: (kind) => experiment.setLoss(kind as LossKind),
    optionHelp: catalogue().losses,
  };
}
