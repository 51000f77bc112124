/** What is trained in full to prove the accuracy of the built-in engine, and what it has to reach. */
import kerasRuns from './keras-accuracies.json';

export interface RoughLayer {
  readonly kind: string;
  readonly [argument: string]: unknown;
}

/** Of the test accuracy, as a share. */
export type Gate =
  | { readonly of: 'mean'; readonly from: number; readonly to: number }
  | { readonly of: 'every'; readonly from: number };

export interface AccuracyCase {
  readonly name: string;
  readonly title: string;
  readonly inputShape: readonly number[];
  /** By Keras's names; left-out arguments have Keras's defaults. */
  readonly layers: readonly RoughLayer[];
  readonly batchSize: number;
  readonly epochs: number;
  readonly seeds: readonly number[];
  readonly gate: Gate;
  readonly origin: string;
}

/** Below so much, the gap between two runs says nothing: sampling noise on 10,000 digits. */
const LEAST_WIDTH = 0.004;
const DEVIATIONS = 3;

const answer: RoughLayer = { kind: 'Dense', units: 10, activation: 'softmax' };
const pool: RoughLayer = { kind: 'MaxPooling2D', poolSize: [2, 2] };
const convolution = (filters: number): RoughLayer => ({
  kind: 'Conv2D',
  filters,
  kernelSize: [3, 3],
  activation: 'relu',
});

const tutorial: AccuracyCase = {
  name: 'tutorial',
  title: 'MLP 784-128-10, batch 32',
  inputShape: [28, 28],
  layers: [{ kind: 'Flatten' }, { kind: 'Dense', units: 128, activation: 'relu' }, answer],
  batchSize: 32,
  epochs: 5,
  seeds: [1, 2, 3, 4, 5],
  gate: { of: 'mean', from: 0.975, to: 0.979 },
  origin: 'Keras’s rules in NumPy, 5 seeds: 97.71 ± 0.16 %',
};

const cnn: AccuracyCase = {
  name: 'cnn',
  title: 'CNN: Conv 32, pool, Conv 64, pool, dropout, Dense; batch 128',
  inputShape: [28, 28, 1],
  layers: [
    convolution(32),
    pool,
    convolution(64),
    pool,
    { kind: 'Flatten' },
    { kind: 'Dropout', rate: 0.5 },
    answer,
  ],
  batchSize: 128,
  epochs: 5,
  seeds: [1],
  gate: { of: 'every', from: 0.986 },
  origin: 'Keras’s rules in NumPy, 1 seed: 98.85 %',
};

function recurrent(kind: 'LSTM' | 'GRU' | 'SimpleRNN', gate: Gate, origin: string): AccuracyCase {
  return {
    name: kind.toLowerCase(),
    title: `${kind}(128) over rows, batch 128`,
    inputShape: [28, 28],
    layers: [{ kind, units: 128 }, answer],
    batchSize: 128,
    epochs: 5,
    seeds: [1],
    gate,
    origin,
  };
}

/**
 * On the mean of a few seeds no worse than Keras's own runs, by more than their spread explains: single runs of SimpleRNN lie up to a
 * point apart.
 */
function asGoodAsKeras(kind: 'GRU' | 'SimpleRNN'): AccuracyCase {
  const { accuracies, by } = kerasRuns[kind];
  const mean = accuracies.reduce((sum, each) => sum + each, 0) / accuracies.length;
  const squares = accuracies.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (accuracies.length - 1));
  const from = mean - Math.max(LEAST_WIDTH, DEVIATIONS * deviation);
  const spread = `${(100 * mean).toFixed(2)} ± ${(100 * deviation).toFixed(2)} %`;
  const gate = { of: 'mean', from, to: 1 } as const;
  return {
    ...recurrent(kind, gate, `${by}, ${accuracies.length} seeds: ${spread}`),
    seeds: [1, 2, 3, 4],
  };
}

export const ACCURACY_CASES: readonly AccuracyCase[] = [
  tutorial,
  cnn,
  recurrent('LSTM', { of: 'every', from: 0.972 }, 'Keras’s rules in NumPy, 1 seed: 97.69 %'),
  asGoodAsKeras('GRU'),
  asGoodAsKeras('SimpleRNN'),
];
