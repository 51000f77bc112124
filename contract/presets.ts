/** Ready experiments; the tutorial's first. */
import {
  ENGINE_FIELDS,
  TRAINING_FIELDS,
  type ExperimentConfig,
  type TrainingConfig,
} from './experiment';
import { initialValues } from './fields';
import { newLayer, type LayerConfig } from './layers/registry';
import { newLoss } from './losses/registry';
import { newOptimizer } from './optimizers/registry';
import { newSchedule } from './schedules/registry';
import { t, type TextKey } from './text/text';

export const PRESET_IDS = ['tutorial', 'deep'] as const;
export type PresetId = (typeof PRESET_IDS)[number];

const PRESETS: Readonly<Record<PresetId, () => ExperimentConfig>> = { tutorial, deep };

export function presetExperiment(id: PresetId): ExperimentConfig {
  return PRESETS[id]();
}

/** A network that tells the ten digits apart, with Adam and the cross-entropy of its classes. */
function digits(
  name: TextKey,
  layers: readonly LayerConfig[],
  training: Partial<TrainingConfig> = {},
): ExperimentConfig {
  return {
    formatVersion: 1,
    name: t(name),
    dataset: { kind: 'mnist' },
    layers: [...layers, newLayer('Dense', { units: 10, activation: 'softmax' })],
    loss: newLoss('categorical_crossentropy'),
    optimizer: newOptimizer('Adam'),
    schedule: newSchedule('Constant'),
    training: { ...initialValues(TRAINING_FIELDS), ...training },
    engine: initialValues(ENGINE_FIELDS),
  };
}

/** Flatten, Dense(128, relu), Dense(10, softmax); adam; categorical_crossentropy; 5 epochs of batches of 32: 101,770 parameters. */
function tutorial(): ExperimentConfig {
  return digits('preset.tutorial', [
    newLayer('Flatten'),
    newLayer('Dense', { units: 128, activation: 'relu' }),
  ]);
}

/** Two hidden layers of 512 with dropout, as in Keras's mnist_mlp example: 669,706 parameters. */
function deep(): ExperimentConfig {
  const hidden = newLayer('Dense', { units: 512, activation: 'relu' });
  const dropout = newLayer('Dropout', { rate: 0.2 });
  return digits('preset.deep', [newLayer('Flatten'), hidden, dropout, hidden, dropout], {
    batchSize: 128,
  });
}
