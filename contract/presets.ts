/** Ready experiments; the tutorial's first. */
import { ENGINE_FIELDS, TRAINING_FIELDS, type ExperimentConfig } from './experiment';
import { initialValues } from './fields';
import { newLayer } from './layers/registry';
import { newLoss } from './losses/registry';
import { newOptimizer } from './optimizers/registry';
import { t } from './text/text';

export const PRESET_IDS = ['tutorial', 'regression'] as const;
export type PresetId = (typeof PRESET_IDS)[number];

const PRESETS: Readonly<Record<PresetId, () => ExperimentConfig>> = {
  tutorial,
  regression,
};

export function presetExperiment(id: PresetId): ExperimentConfig {
  return PRESETS[id]();
}

/** Flatten, Dense(128, relu), Dense(10, softmax); adam; categorical_crossentropy; 5 epochs of batches of 32: 101,770 parameters. */
function tutorial(): ExperimentConfig {
  return {
    formatVersion: 1,
    name: t('preset.tutorial'),
    dataset: { kind: 'mnist' },
    layers: [
      { kind: 'Flatten' },
      { kind: 'Dense', units: 128, activation: 'relu' },
      { kind: 'Dense', units: 10, activation: 'softmax' },
    ],
    loss: newLoss('categorical_crossentropy'),
    metrics: ['accuracy'],
    optimizer: newOptimizer('Adam'),
    training: initialValues(TRAINING_FIELDS),
    engine: initialValues(ENGINE_FIELDS),
  };
}

/** As in TensorFlow's tutorial on regression: Dense(64, relu) twice, Dense(1); adam; mean_squared_error; 100 epochs. */
function regression(): ExperimentConfig {
  return {
    formatVersion: 1,
    name: t('preset.regression'),
    dataset: { kind: 'auto_mpg' },
    layers: [
      newLayer('Dense', { units: 64, activation: 'relu' }),
      newLayer('Dense', { units: 64, activation: 'relu' }),
      newLayer('Dense', { units: 1, activation: 'linear' }),
    ],
    loss: newLoss('mean_squared_error'),
    metrics: ['mean_absolute_error'],
    optimizer: newOptimizer('Adam'),
    training: { ...initialValues(TRAINING_FIELDS), epochs: 100, validationSplit: 0.2 },
    engine: initialValues(ENGINE_FIELDS),
  };
}
