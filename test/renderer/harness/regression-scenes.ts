/** Scenes of a run that learns values: curves like those of the cars' own. */
import type { History } from '../../../contract/history';
import { presetExperiment } from '../../../contract/presets';
import { IDLE } from '../../../contract/run-status';
import { madeUpValuesEvaluation } from '../made-up-run';
import type { Scene } from './scenes';

const STEPS = 8;
const RUN_ID = 'run-1';

function lossAt(epoch: number): number {
  return 7 + 600 * Math.exp(-epoch / 5) + 12 * Math.exp(-epoch / 40);
}

function history(ended: number): History {
  const error = (loss: number) => ({ mean_absolute_error: 0.72 * Math.sqrt(loss) });
  const loss = Array.from({ length: ended * STEPS }, (_, i) => {
    const noise = Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
    return lossAt(i / STEPS) * (0.7 + 0.6 * noise);
  });
  return {
    runId: RUN_ID,
    engine: {
      id: 'builtin',
      version: '1',
      device: 'CPU, WebAssembly SIMD (fused multiply-add)',
      threads: 2,
      precision: 'fast',
      reason: 'The fastest engine that can train this network.',
    },
    startedAt: 1_700_000_000_000,
    trainingCount: 251,
    validationCount: 63,
    stepsPerEpoch: STEPS,
    totalEpochs: 100,
    batchSize: 32,
    steps: {
      stride: 1,
      stepCount: loss.length,
      loss,
      accuracy: [],
      metrics: { mean_absolute_error: loss.map((value) => error(value).mean_absolute_error) },
    },
    epochs: Array.from({ length: ended }, (_, i) => ({
      epoch: i + 1,
      seconds: 0.004,
      loss: lossAt(i + 0.5),
      accuracy: null,
      metrics: error(lossAt(i + 0.5)),
      validationLoss: lossAt(i + 1) + 0.6,
      validationAccuracy: null,
      validationMetrics: error(lossAt(i + 1) + 0.6),
      learningRate: 0.001,
    })),
    epoch: ended,
    epochLoss: lossAt(ended),
    epochAccuracy: null,
    epochMetrics: error(lossAt(ended)),
    samplesPerSecond: 410_000,
    elapsedSeconds: ended * 0.004,
  };
}

export function regressionScene(name: string): Scene {
  const evaluation = madeUpValuesEvaluation();
  const common = { config: presetExperiment('regression'), warning: null, evaluation };
  switch (name) {
    case 'regression-training':
      return { ...common, status: { phase: 'training', runId: RUN_ID }, history: history(40) };
    case 'regression-finished':
      return {
        ...common,
        status: { phase: 'finished', runId: RUN_ID, evaluation },
        history: history(100),
      };
    default:
      return { ...common, status: IDLE, history: null };
  }
}
