/**
 * What is measured, as data: the networks in Keras's words, how they are trained and what is asked of the built-in engine. Every
 * contender builds its network from here, the peers in Python too. A layer kind that the contract lacks is no error: such a work
 * is left out (bench/plan.ts).
 */
import { ENGINE_LACKS } from '../contract/engine-support';
import { LAYER_KINDS } from '../contract/layers/registry';

/** As in an experiment's file; left-out arguments have Keras's defaults. */
export interface RoughLayer {
  readonly kind: string;
  readonly [argument: string]: unknown;
}

/** `peer`: a contender's family, or `every` peer measured. */
export type Goal =
  | { readonly peer: string; readonly times: number }
  /** Seconds a turn. */
  | { readonly atMost: number }
  /** The engine with all threads, in times itself with one. */
  | { readonly threads: number };

export interface Work {
  readonly name: string;
  readonly title: string;
  /** `train`: seconds an epoch of 60,000 samples. `predict`: seconds a call. `evaluate`: seconds for the 10,000 test digits. */
  readonly task: 'train' | 'predict' | 'evaluate';
  readonly inputShape: readonly number[];
  readonly layers: readonly RoughLayer[];
  readonly batchSize: number;
  /** Samples that a turn trains on unless all are asked for; the rest of the epoch is reckoned from them. */
  readonly sampleCount: number;
  readonly goals: readonly Goal[];
}

/** What of a work the contract does not know, or the engine cannot do (yet). */
export function unknownKinds({ layers }: Work): readonly string[] {
  const lacked = Object.keys(ENGINE_LACKS.builtin.layers);
  const kinds = new Set(layers.map(({ kind }) => kind));
  return [...kinds].filter(
    (kind) => !(LAYER_KINDS as readonly string[]).includes(kind) || lacked.includes(kind),
  );
}

export const TRAIN_COUNT = 60_000;

const dense = (units: number, activation = 'relu'): RoughLayer => ({
  kind: 'Dense',
  units,
  activation,
});
const convolution = (filters: number, more: object): RoughLayer => ({
  kind: 'Conv2D',
  filters,
  kernelSize: [3, 3],
  ...more,
});
const flatten: RoughLayer = { kind: 'Flatten' };
const pool: RoughLayer = { kind: 'MaxPooling2D', poolSize: [2, 2] };
const answer = dense(10, 'softmax');
const block = (filters: number): readonly RoughLayer[] => [
  convolution(filters, { padding: 'same', activation: 'linear' }),
  { kind: 'BatchNormalization' },
  { kind: 'Activation', activation: 'relu' },
  pool,
];

const tutorial = {
  inputShape: [28, 28],
  layers: [flatten, dense(128), answer],
  batchSize: 32,
  sampleCount: TRAIN_COUNT,
} as const;
const image = [28, 28, 1] as const;
/** 120 batches. */
const partOf = (batchSize: number) => ({ batchSize, sampleCount: 120 * batchSize });

export const WORKS: readonly Work[] = [
  {
    name: 'mlp',
    title: 'MLP 784-128-10 (the tutorial), batch 32',
    task: 'train',
    ...tutorial,
    goals: [
      { peer: 'keras', times: 9 },
      { peer: 'jax', times: 1 },
    ],
  },
  {
    name: 'mlp128',
    title: 'MLP 784-128-10, batch 128',
    task: 'train',
    ...tutorial,
    batchSize: 128,
    goals: [{ peer: 'every', times: 1 }],
  },
  {
    name: 'mlp512',
    title: 'MLP 784-512-512-10, batch 128',
    task: 'train',
    ...tutorial,
    layers: [flatten, dense(512), dense(512), answer],
    batchSize: 128,
    goals: [{ peer: 'every', times: 1 }],
  },
  {
    name: 'cnn',
    title: 'CNN: Conv 32, pool, Conv 64, pool, Dense; batch 128',
    task: 'train',
    inputShape: image,
    layers: [
      convolution(32, { activation: 'relu' }),
      pool,
      convolution(64, { activation: 'relu' }),
      pool,
      flatten,
      answer,
    ],
    ...partOf(128),
    goals: [{ peer: 'keras', times: 1.6 }, { threads: 1.6 }],
  },
  {
    name: 'lstm',
    title: 'LSTM(128) over rows, batch 128',
    task: 'train',
    inputShape: [28, 28],
    layers: [{ kind: 'LSTM', units: 128 }, answer],
    ...partOf(128),
    goals: [{ peer: 'keras', times: 1 }],
  },
  {
    name: 'gru',
    title: 'GRU(128) over rows, batch 128',
    task: 'train',
    inputShape: [28, 28],
    layers: [{ kind: 'GRU', units: 128 }, answer],
    ...partOf(128),
    goals: [{ peer: 'keras', times: 1 }],
  },
  {
    name: 'cbr',
    title: 'Conv-BatchNorm-ReLU-pool ×3, dropout; batch 64',
    task: 'train',
    inputShape: image,
    layers: [
      ...block(32),
      ...block(64),
      ...block(64),
      { kind: 'Dropout', rate: 0.3 },
      flatten,
      answer,
    ],
    ...partOf(64),
    goals: [{ peer: 'keras', times: 1 }],
  },
  {
    name: 'predict',
    title: 'Predict one digit (MLP)',
    task: 'predict',
    ...tutorial,
    goals: [{ atMost: 0.0002 }],
  },
  {
    name: 'evaluate',
    title: 'Evaluate 10,000 digits (MLP)',
    task: 'evaluate',
    ...tutorial,
    goals: [{ peer: 'keras', times: 5 }],
  },
];
