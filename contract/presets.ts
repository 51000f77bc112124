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
import { initialMetrics } from './metrics/registry';
import { newOptimizer } from './optimizers/registry';
import { newSchedule } from './schedules/registry';
import { t, type TextKey } from './text/text';

export const PRESET_IDS = [
  'tutorial',
  'deep',
  'cnn',
  'lstm',
  'gru',
  'simpleRnn',
  'regression',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

const PRESETS: Readonly<Record<PresetId, () => ExperimentConfig>> = {
  tutorial,
  deep,
  cnn,
  lstm,
  gru,
  simpleRnn,
  regression,
};

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
    metrics: ['accuracy'],
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

/** Keras's mnist_convnet example: 34,826 parameters. */
function cnn(): ExperimentConfig {
  const convolution = (filters: number) =>
    newLayer('Conv2D', { filters, kernelSize: [3, 3], activation: 'relu' });
  const pooling = newLayer('MaxPooling2D', { poolSize: [2, 2] });
  return digits(
    'preset.cnn',
    [
      newLayer('Reshape', { targetShape: [28, 28, 1] }),
      convolution(32),
      pooling,
      convolution(64),
      pooling,
      newLayer('Flatten'),
      newLayer('Dropout', { rate: 0.5 }),
    ],
    { batchSize: 128 },
  );
}

/** The rows of the image, top to bottom, as 28 steps of 28 numbers: 81,674 parameters. */
function lstm(): ExperimentConfig {
  return digits('preset.lstm', [newLayer('LSTM', { units: 128 })], { batchSize: 128 });
}

function gru(): ExperimentConfig {
  return digits('preset.gru', [newLayer('GRU', { units: 128 })], { batchSize: 128 });
}

function simpleRnn(): ExperimentConfig {
  return digits('preset.simpleRnn', [newLayer('SimpleRNN', { units: 128 })], { batchSize: 128 });
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
    metrics: initialMetrics('values'),
    optimizer: newOptimizer('Adam'),
    schedule: newSchedule('Constant'),
    training: { ...initialValues(TRAINING_FIELDS), epochs: 100, validationSplit: 0.2 },
    engine: initialValues(ENGINE_FIELDS),
  };
}
