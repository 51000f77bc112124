/** Ready experiments; the tutorial's first. */
import { ENGINE_FIELDS, TRAINING_FIELDS, type ExperimentConfig } from './experiment';
import { initialValues } from './fields';
import { newLoss } from './losses/registry';
import { newOptimizer } from './optimizers/registry';
import { t } from './text/text';

export const PRESET_IDS = ['tutorial'] as const;
export type PresetId = (typeof PRESET_IDS)[number];

const PRESETS: Readonly<Record<PresetId, () => ExperimentConfig>> = { tutorial };

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
    optimizer: newOptimizer('Adam'),
    training: initialValues(TRAINING_FIELDS),
    engine: initialValues(ENGINE_FIELDS),
  };
}
