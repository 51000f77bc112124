/**
 * The check before the engine is trusted: a few small networks are trained a few steps, and their losses compared with what the
 * reference engine gave. Takes some 20 ms; finds a processor, a runtime or a build that computes wrongly.
 */
import { ACTIVATIONS, type ActivationName } from '../../contract/layers/activation-names';
import { newLayer, type LayerConfig } from '../../contract/layers/registry';
import { LOSS_KINDS, newLoss, type LossConfig } from '../../contract/losses/registry';
import {
  newOptimizer,
  OPTIMIZER_KINDS,
  type OptimizerConfig,
  type OptimizerConfigOf,
  type OptimizerKind,
} from '../../contract/optimizers/registry';
import type { Engine, SampleData } from '../engine';
import { uniform } from '../random';
import { SELF_TEST_LOSSES } from './self-test-losses';

const WIDTH = 19;
const CLASSES = 5;
const SAMPLES = 24;
const STEPS = 3;
/** Float32 against float64 over so few steps; a wrong result is off by far more. */
const TOLERANCE = 1e-4;

/** Where the defaults would hide a wrong kernel behind small steps; and each clipping, weight decay and amsgrad once. */
const TRIAL_VALUES: { readonly [K in OptimizerKind]?: Partial<OptimizerConfigOf<K>> } = {
  AdamW: { learningRate: 0.01, weightDecay: 1, amsgrad: true },
  Adagrad: { learningRate: 0.1, clipnorm: 0.1 },
  Adadelta: { learningRate: 5, clipvalue: 0.01 },
  Adamax: { learningRate: 0.01, globalClipnorm: 0.2 },
};

interface Trial {
  readonly name: string;
  readonly layers: readonly LayerConfig[];
  readonly optimizer: OptimizerConfig;
  /** Left out: categorical_crossentropy. */
  readonly loss?: LossConfig;
  readonly data: SampleData;
}

function samples(inputs: Uint8Array | Float32Array, inputScale: number): SampleData {
  const labels = Uint8Array.from({ length: SAMPLES }, (_, i) => (i * i) % CLASSES);
  const targets = { kind: 'classes', labels, classCount: CLASSES } as const;
  return { count: SAMPLES, inputShape: [WIDTH], inputs, inputScale, targets };
}

function trials(): readonly Trial[] {
  const stream = { seed: 1, purpose: 'noise', layer: 0, step: 0 } as const;
  const values = Array.from({ length: SAMPLES * WIDTH }, (_, i) => uniform(stream, i));
  const bytes = samples(
    Uint8Array.from(values, (x) => (x < 0.8 ? 0 : x * 255)),
    1 / 255,
  );
  const floats = samples(
    Float32Array.from(values, (x) => 2 * x - 1),
    1,
  );
  const output: LayerConfig = newLayer('Dense', { units: CLASSES, activation: 'softmax' });
  const hidden = (units: number, activation: ActivationName): LayerConfig =>
    newLayer('Dense', { units, activation });
  const dropout: LayerConfig = { kind: 'Dropout', rate: 0.3 };
  const activations = groupsOf(3, ACTIVATIONS).map((group): Trial => ({
    name: group.join(' '),
    layers: [...group.map((activation, i) => hidden(11 - 2 * i, activation)), output],
    optimizer: newOptimizer('Adam'),
    data: floats,
  }));
  const optimizers = OPTIMIZER_KINDS.map((kind): Trial => ({
    name: kind,
    layers: [hidden(70, 'tanh'), dropout, output],
    optimizer: newOptimizer(kind, TRIAL_VALUES[kind]) as OptimizerConfig,
    data: bytes,
  }));
  const losses = LOSS_KINDS.map((kind): Trial => ({
    name: kind,
    layers: [hidden(9, 'tanh'), newLayer('Dense', { units: CLASSES, activation: 'sigmoid' })],
    optimizer: newOptimizer('SGD'),
    loss: newLoss(kind),
    data: floats,
  }));
  return [...activations, ...optimizers, ...losses, { ...normalization(output), data: floats }];
}

/** Channels that are no multiple of a vector, in an image and in a row; penalties and no bias before them. */
function normalization(output: LayerConfig): Omit<Trial, 'data'> {
  const l2 = { kind: 'L2', l2: 0.01 } as const;
  return {
    name: 'normalization and noise',
    layers: [
      newLayer('Dense', {
        units: 84,
        activation: 'relu',
        useBias: false,
        kernelRegularizer: l2,
      }),
      newLayer('Reshape', { targetShape: [4, 3, 7] }),
      newLayer('BatchNormalization'),
      newLayer('SpatialDropout2D'),
      newLayer('LayerNormalization'),
      newLayer('GaussianNoise'),
      newLayer('Flatten'),
      newLayer('BatchNormalization', { gammaRegularizer: l2 }),
      output,
    ],
    optimizer: newOptimizer('SGD'),
  };
}

function groupsOf<T>(size: number, items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** The loss sum of the last of a few steps of every trial, by name. Throws when the engine cannot even build them. */
export function selfTestLosses(engine: Engine): Readonly<Record<string, number>> {
  return Object.fromEntries(trials().map((trial) => [trial.name, lossOf(engine, trial)]));
}

function lossOf(engine: Engine, { layers, optimizer, loss: lossConfig, data }: Trial): number {
  const loaded = engine.load(data);
  if (!loaded.ok) throw new Error(loaded.error.message);
  const built = engine.build({
    inputShape: [WIDTH],
    layers,
    loss: lossConfig ?? newLoss('categorical_crossentropy'),
    optimizer,
    maxBatchSize: SAMPLES,
    seed: 3,
  });
  if (!built.ok) throw new Error(built.error.message);
  const indices = Uint32Array.from({ length: SAMPLES }, (_, i) => SAMPLES - 1 - i);
  let loss = NaN;
  for (let step = 0; step < STEPS; step++) {
    loss = built.value.trainBatch(loaded.value, indices, 0, SAMPLES - step).lossSum;
  }
  built.value.dispose();
  loaded.value.dispose();
  return loss;
}

/** What is wrong, in a few words, or undefined. */
export function selfTestProblem(engine: Engine): string | undefined {
  const expected: Readonly<Record<string, number>> = SELF_TEST_LOSSES;
  for (const [name, loss] of Object.entries(selfTestLosses(engine))) {
    const stored = expected[name] ?? NaN;
    const isClose = Math.abs(loss - stored) <= TOLERANCE * Math.abs(stored);
    if (!isClose) return `${name}: ${loss} instead of ${stored}`;
  }
  return undefined;
}
