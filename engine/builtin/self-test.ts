/**
 * The check before the engine is trusted: a few small networks are trained a few steps and evaluated, and their losses compared
 * with what the reference engine gave. Takes some 110 ms of a cold process; finds a processor, a runtime or a build that computes wrongly.
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

/** The others train the layers that are no Dense. */
const DENSE_OPTIMIZERS = OPTIMIZER_KINDS.filter(
  (kind) => !['SGD', 'RMSprop', 'Nadam'].includes(kind),
);

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
  const activations = groupsOf(2, ACTIVATIONS);
  const losses = LOSS_KINDS.map((kind, at): Trial => {
    const pair = activations[at] ?? [];
    return {
      name: [kind, ...pair].join(' '),
      layers: [
        ...pair.map((activation, i) => hidden(11 - 2 * i, activation)),
        hidden(CLASSES, 'sigmoid'),
      ],
      optimizer: newOptimizer('Adam'),
      loss: newLoss(kind),
      data: floats,
    };
  });
  const optimizers = DENSE_OPTIMIZERS.map((kind): Trial => ({
    name: kind,
    layers: [hidden(70, 'tanh'), dropout, output],
    optimizer: optimizerOf(kind),
    data: bytes,
  }));
  const whole = [normalization(output), images(output), ...recurrent(output)];
  return [...losses, ...optimizers, ...whole.map((trial) => ({ ...trial, data: floats }))];
}

function optimizerOf(kind: OptimizerKind): OptimizerConfig {
  return newOptimizer(kind, TRIAL_VALUES[kind]) as OptimizerConfig;
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

/**
 * A convolution that pooling follows, and one that a normalization follows: without a bias, whose gradient would be 0 there and Adam's step
 * all rounding. Channels that are no multiple of a vector.
 */
function images(output: LayerConfig): Omit<Trial, 'data'> {
  return {
    name: 'convolution and pooling',
    layers: [
      newLayer('Dense', { units: 192, activation: 'tanh' }),
      newLayer('Reshape', { targetShape: [8, 8, 3] }),
      newLayer('Conv2D', { filters: 8, activation: 'relu', padding: 'same' }),
      newLayer('MaxPooling2D'),
      newLayer('Conv2D', { filters: 5, padding: 'same', useBias: false }),
      newLayer('BatchNormalization'),
      newLayer('Activation', { activation: 'relu' }),
      newLayer('MaxPooling2D'),
      newLayer('Flatten'),
      output,
    ],
    optimizer: newOptimizer('Adam'),
  };
}

/** Units that are no multiple of a vector, over a few steps. */
function recurrent(output: LayerConfig): readonly Omit<Trial, 'data'>[] {
  const sequence = [
    newLayer('Dense', { units: 24, activation: 'tanh' }),
    newLayer('Reshape', { targetShape: [4, 6] }),
  ];
  const trials = [
    [newLayer('LSTM', { units: 7 }), 'RMSprop'],
    [newLayer('GRU', { units: 7 }), 'Nadam'],
  ] as const;
  return trials.map(([layer, optimizer]) => ({
    name: `${layer.kind} ${optimizer}`,
    layers: [...sequence, layer, output],
    optimizer: optimizerOf(optimizer),
  }));
}

function groupsOf<T>(size: number, items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** What is compared of a trial. */
export interface TrialLosses {
  /** The loss sum of the last of a few steps. */
  readonly training: number;
  /** The loss sum of all samples afterwards, without learning. */
  readonly inference: number;
}

/** By the trials' names; yields after each. Throws when the engine cannot even build them. */
export function* selfTestLosses(
  engine: Engine,
): Generator<undefined, Readonly<Record<string, TrialLosses>>, void> {
  const losses: Record<string, TrialLosses> = {};
  for (const trial of trials()) {
    losses[trial.name] = lossesOf(engine, trial);
    yield;
  }
  return losses;
}

function lossesOf(
  engine: Engine,
  { layers, optimizer, loss: lossConfig, data }: Trial,
): TrialLosses {
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
  let training = NaN;
  for (let step = 0; step < STEPS; step++) {
    training = built.value.trainBatch(loaded.value, indices, 0, SAMPLES - step).lossSum;
  }
  const inference = built.value.evaluateBatch(loaded.value, indices, 0, SAMPLES).lossSum;
  built.value.dispose();
  loaded.value.dispose();
  return { training, inference };
}

/** What is wrong, in a few words, or undefined. In pieces. */
export function* selfTestProblem(engine: Engine): Generator<undefined, string | undefined, void> {
  const expected: Readonly<Record<string, TrialLosses>> = SELF_TEST_LOSSES;
  for (const [name, losses] of Object.entries(yield* selfTestLosses(engine))) {
    for (const part of ['training', 'inference'] as const) {
      const stored = expected[name]?.[part] ?? NaN;
      const isClose = Math.abs(losses[part] - stored) <= TOLERANCE * Math.abs(stored);
      if (!isClose) return `${name}, ${part}: ${losses[part]} instead of ${stored}`;
    }
  }
  return undefined;
}
