/** What the pretended main process is in the middle of: a run with curves like the tutorial's own. */
import type { Evaluation } from '../../../contract/evaluation';
import type { ExperimentConfig } from '../../../contract/experiment';
import { nextHistory, type History } from '../../../contract/history';
import { presetExperiment } from '../../../contract/presets';
import type { RunEvent } from '../../../contract/run-events';
import { IDLE, nextStatus, type RunStatus } from '../../../contract/run-status';

export interface Scene {
  readonly status: RunStatus;
  readonly config: ExperimentConfig | null;
  readonly history: History | null;
  readonly warning: string | null;
  /** What evaluating anew says. */
  readonly evaluation: Evaluation;
}

export const RUN_ID = 'run-1';
const STEPS = 1688;
const EPOCHS = 5;

/** Loss falling as the tutorial's does, with the noise of single batches. */
function lossAt(step: number): number {
  const noise = Math.abs(Math.sin(step * 12.9898) * 43758.5453) % 1;
  const level = 0.035 + 0.55 * Math.exp(-step / 260) + 0.22 * Math.exp(-step / 2600);
  return level * (0.45 + 1.1 * noise);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function startEvent(config: ExperimentConfig): RunEvent {
  return {
    type: 'runStarted',
    runId: RUN_ID,
    config,
    engine: {
      id: 'builtin',
      version: '0.1.0',
      device: 'CPU, WebAssembly SIMD (fused multiply-add)',
      threads: 2,
      precision: 'fast',
      reason: 'The built-in engine trains every layer of this network and is the fastest here.',
    },
    startedAt: 1_700_000_000_000,
    trainingCount: 54_000,
    validationCount: 6_000,
    stepsPerEpoch: STEPS,
    totalEpochs: config.training.epochs,
  };
}

/** The events of the steps from one number up to another within one epoch, and of the epoch's end where it is reached. */
export function stepEvents(from: number, count: number): readonly RunEvent[] {
  const epoch = Math.floor(from / STEPS) + 1;
  const end = Math.min(from + count, epoch * STEPS);
  const loss = Array.from({ length: end - from }, (_none, i) => lossAt(from + i));
  const accuracy = loss.map((value) => Math.round(32 * Math.max(0, 1 - value / 3.2)) / 32);
  const epochLoss = mean(loss);
  const epochAccuracy = 1 - epochLoss / 3.4;
  const common = { runId: RUN_ID, epoch };
  const steps: RunEvent = {
    ...common,
    type: 'stepsEnded',
    firstStep: from,
    loss,
    accuracy,
    epochLoss,
    epochAccuracy,
    samplesPerSecond: 301_000,
    elapsedSeconds: (end * 32) / 301_000,
  };
  if (end < epoch * STEPS) return [steps];
  const validationLoss = 0.07 + 0.13 * Math.exp(-epoch / 1.6);
  const ended: RunEvent = {
    ...common,
    type: 'epochEnded',
    seconds: 0.18,
    loss: epochLoss,
    accuracy: epochAccuracy,
    validationLoss,
    validationAccuracy: 1 - validationLoss / 3.4,
    learningRate: 0.001,
  };
  return [steps, ended];
}

export function testEvaluation(): Evaluation {
  const confusion = Array.from({ length: 10 }, (_row, actual) =>
    Array.from({ length: 10 }, (_cell, predicted) =>
      actual === predicted ? 978 : (actual * 7 + predicted * 3) % 5,
    ),
  );
  const examples = confusion.map((row, actual) =>
    row.map((cell, predicted) => (cell > 0 ? [actual * 11 + predicted, actual + 40] : [])),
  );
  return {
    sampleCount: 10_000,
    loss: 0.0755,
    accuracy: 0.9771,
    seconds: 0.04,
    confusion,
    examples,
  };
}

function play(events: readonly RunEvent[]): Pick<Scene, 'status' | 'history'> {
  let history: History | undefined;
  let status: RunStatus = IDLE;
  for (const event of events) {
    history = nextHistory(history, event);
    status = nextStatus(status, event);
  }
  return { status, history: history ?? null };
}

function runUntil(step: number): RunEvent[] {
  const config = presetExperiment('tutorial');
  const events: RunEvent[] = [startEvent(config)];
  let from = 0;
  while (from < step) {
    const count = Math.min(100, step - from, STEPS - (from % STEPS));
    events.push(...stepEvents(from, count));
    from += count;
  }
  return events;
}

export function sceneNamed(name: string): Scene {
  const config = presetExperiment('tutorial');
  const evaluation = testEvaluation();
  const common = { config, warning: null, evaluation };
  switch (name) {
    case 'training':
      return { ...common, ...play(runUntil(Math.round(2.6 * STEPS))) };
    case 'paused':
      return { ...common, ...play([...runUntil(3000), { type: 'runPaused', runId: RUN_ID }]) };
    case 'stopped':
      return {
        ...common,
        ...play([...runUntil(4000), { type: 'runStopped', runId: RUN_ID, folder: '/runs/1' }]),
      };
    case 'finished':
      return {
        ...common,
        ...play([
          ...runUntil(EPOCHS * STEPS),
          {
            type: 'runFinished',
            runId: RUN_ID,
            folder: '/runs/1',
            evaluation: testEvaluation(),
            weightsSha256: 'ab'.repeat(32),
          },
        ]),
      };
    case 'failed':
      return {
        ...common,
        ...play([
          ...runUntil(700),
          {
            type: 'runFailed',
            runId: RUN_ID,
            error: {
              code: 'diverged',
              message:
                'The loss became infinite in epoch 1, step 700. The run up to there is kept.',
              detail: 'loss=Infinity at step 700',
            },
          },
        ]),
      };
    case 'warning':
      return {
        status: IDLE,
        config: null,
        history: null,
        warning:
          'Runs cannot be saved: the data folder is not writable. Training works all the same.',
        evaluation,
      };
    default:
      return { status: IDLE, config: null, history: null, warning: null, evaluation };
  }
}
