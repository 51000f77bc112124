/** Run events for tests of what folds over them. */
import type { Evaluation } from '../../contract/evaluation';
import { presetExperiment } from '../../contract/presets';
import type { RunEventOf } from '../../contract/run-events';

export const RUN_ID = 'run-1';

export function runStarted(
  change: Partial<RunEventOf<'runStarted'>> = {},
): RunEventOf<'runStarted'> {
  return {
    type: 'runStarted',
    runId: RUN_ID,
    config: presetExperiment('tutorial'),
    engine: {
      id: 'reference',
      version: '1',
      device: 'CPU',
      threads: 1,
      precision: 'reproducible',
      reason: 'For a test.',
    },
    startedAt: 1_700_000_000_000,
    trainingCount: 100,
    validationCount: 0,
    stepsPerEpoch: 4,
    totalEpochs: 3,
    ...change,
  };
}

/** Steps from `firstStep` on with these losses; the accuracy is a tenth of the loss. */
export function stepsEnded(
  firstStep: number,
  loss: readonly number[],
  epoch = 1,
): RunEventOf<'stepsEnded'> {
  return {
    type: 'stepsEnded',
    runId: RUN_ID,
    epoch,
    firstStep,
    loss: [...loss],
    accuracy: loss.map((value) => value / 10),
    epochLoss: 0.5,
    epochAccuracy: 0.8,
    samplesPerSecond: 1000,
    elapsedSeconds: (firstStep + loss.length) / 10,
  };
}

export function epochEnded(epoch: number): RunEventOf<'epochEnded'> {
  return {
    type: 'epochEnded',
    runId: RUN_ID,
    epoch,
    seconds: 0.4,
    loss: 1 / epoch,
    accuracy: 0.9,
    validationLoss: null,
    validationAccuracy: null,
    learningRate: 0.001,
  };
}

export const EVALUATION: Evaluation = {
  sampleCount: 4,
  loss: 0.1,
  accuracy: 0.75,
  seconds: 0.01,
  confusion: [
    [2, 0],
    [1, 1],
  ],
  examples: [
    [[0, 1], []],
    [[2], [3]],
  ],
};
