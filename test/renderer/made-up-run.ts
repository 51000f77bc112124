/** Histories and an evaluation that look like the tutorial's, made from a formula: the same at every call. */
import type { Evaluation } from '../../contract/evaluation';
import type { EpochRecord, History } from '../../contract/history';

const STEPS_PER_EPOCH = 1688;

/** A small counter-based noise, 0..1. */
function noise(index: number, salt: number): number {
  const value = Math.sin(index * 12.9898 + salt * 78.233) * 43758.5453;
  return value - Math.floor(value);
}

function lossAt(step: number): number {
  return 0.035 + 2.1 * Math.exp(-step / 90) + 0.32 * Math.exp(-step / 1900);
}

export function madeUpHistory(stepCount: number, totalEpochs = 5, hasValidation = true): History {
  const loss: number[] = [];
  const accuracy: number[] = [];
  for (let i = 0; i < stepCount; i++) {
    const mean = lossAt(i);
    const spread = noise(i, 1) + noise(i, 2) + noise(i, 3) - 1.5;
    loss.push(Math.max(0.002, mean * (1 + spread * 0.9)));
    const right = 1 - mean * 0.29 + spread * 0.035;
    accuracy.push(Math.min(32, Math.round(Math.max(0.1, right) * 32)) / 32);
  }
  const ended = Math.floor(stepCount / STEPS_PER_EPOCH);
  const epochs = Array.from({ length: ended }, (_, i) => epochRecord(i + 1, hasValidation));
  return {
    runId: 'made-up',
    engine: {
      id: 'builtin',
      version: '1',
      device: 'CPU',
      threads: 2,
      precision: 'fast',
      reason: 'It is made up.',
    },
    startedAt: 0,
    trainingCount: 54_000,
    validationCount: 6_000,
    stepsPerEpoch: STEPS_PER_EPOCH,
    totalEpochs,
    batchSize: 32,
    steps: { stride: 1, stepCount, loss, accuracy },
    epochs,
    epoch: Math.min(totalEpochs, ended + 1),
    epochLoss: lossAt(stepCount),
    epochAccuracy: 0.97,
    samplesPerSecond: 301_000,
    elapsedSeconds: stepCount / 9000,
  };
}

/** The same run as if it had learnt values: no accuracy, a mean absolute error in its place. */
export function madeUpRegression(
  stepCount: number,
  totalEpochs = 5,
  hasValidation = true,
): History {
  const history = madeUpHistory(stepCount, totalEpochs, hasValidation);
  const error = (loss: number): { mean_absolute_error: number } => ({
    mean_absolute_error: 4 * Math.sqrt(loss),
  });
  const { steps } = history;
  return {
    ...history,
    steps: {
      ...steps,
      accuracy: [],
      metrics: { mean_absolute_error: steps.loss.map((loss) => 4 * Math.sqrt(loss)) },
    },
    epochs: history.epochs.map((epoch) => ({
      ...epoch,
      accuracy: null,
      metrics: error(epoch.loss),
      validationAccuracy: null,
      ...(epoch.validationLoss !== null && { validationMetrics: error(epoch.validationLoss) }),
    })),
    epochAccuracy: null,
    epochMetrics: error(history.epochLoss ?? 0),
  };
}

/** Predictions of miles per gallon for 78 cars, some far off. */
export function madeUpValuesEvaluation(): Evaluation {
  const samples = Array.from({ length: 78 }, (_, i) => i);
  const actual = samples.map((i) => 10 + Math.round(300 * noise(i, 6)) / 10);
  const predicted = actual.map((value, i) => value + 6 * (noise(i, 7) - 0.5));
  return {
    sampleCount: 78,
    loss: 5.23,
    accuracy: null,
    metrics: { mean_absolute_error: 1.6, root_mean_squared_error: 2.29, r2_score: 0.9 },
    seconds: 0.001,
    confusion: [],
    examples: [],
    predictions: { samples, actual, predicted },
  };
}

function epochRecord(epoch: number, hasValidation: boolean): EpochRecord {
  const loss = lossAt((epoch - 0.6) * STEPS_PER_EPOCH);
  const validationLoss = 0.07 + 0.07 * Math.exp(-epoch / 1.6) + (epoch === 5 ? 0.002 : 0);
  return {
    epoch,
    seconds: 0.19 + noise(epoch, 4) * 0.02,
    loss,
    accuracy: 1 - loss * 0.29,
    validationLoss: hasValidation ? validationLoss : null,
    validationAccuracy: hasValidation ? 1 - validationLoss * 0.3 : null,
    learningRate: 0.001,
  };
}

const COUNTS = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];
const OFTEN: readonly (readonly [number, number, number])[] = [
  [4, 9, 12],
  [7, 2, 10],
  [9, 4, 8],
  [3, 5, 9],
  [5, 3, 8],
  [8, 3, 7],
];

/** `labels`: the class of each test sample, from which examples are taken. */
export function madeUpEvaluation(labels: ArrayLike<number>): Evaluation {
  const confusion = COUNTS.map((_, actual) =>
    COUNTS.map((_, predicted) =>
      actual === predicted ? 0 : Math.floor(noise(actual * 10 + predicted, 5) ** 2 * 5),
    ),
  );
  for (const [actual, predicted, count] of OFTEN) confusion[actual]![predicted] = count;
  for (const [actual, row] of confusion.entries()) {
    row[actual] = COUNTS[actual]! - row.reduce((sum, count) => sum + count, 0);
  }
  const correct = confusion.reduce((sum, row, actual) => sum + row[actual]!, 0);
  const examples = confusion.map((row, actual) =>
    row.map((count, predicted) => {
      const all = Array.from(labels).flatMap((label, index) => (label === actual ? [index] : []));
      return all.slice(predicted * 4, predicted * 4 + Math.min(4, count));
    }),
  );
  return {
    sampleCount: 10_000,
    loss: 0.0755,
    accuracy: correct / 10_000,
    seconds: 0.1,
    confusion,
    examples,
  };
}
