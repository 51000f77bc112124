/** A training service over a real engine and the first samples of the real MNIST, with a record of its events. */
import { newLayer } from '../../contract/layers/registry';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { ExperimentConfig } from '../../contract/experiment';
import { presetExperiment } from '../../contract/presets';
import type { RunEvent, RunEventType } from '../../contract/run-events';
import { success } from '../../contract/errors';
import type { Dataset, DatasetReader } from '../../main/training/worker/dataset';
import { DatasetStore } from '../../main/training/worker/dataset-store';
import { EngineRoom, type EngineOpener } from '../../main/training/worker/engine-room';
import { TrainingService } from '../../main/training/worker/service';
import { testOpener } from './engines';
import { mnistSubset } from './mnist-files';
import { temporaryFolder } from './temporary-folder';

export const TRAIN_COUNT = 320;
export const TEST_COUNT = 100;

let dataset: Dataset | undefined;

export function smallMnist(): Dataset {
  dataset ??= {
    train: mnistSubset('train', TRAIN_COUNT),
    test: mnistSubset('test', TEST_COUNT),
    sha256: { 'first samples': 'of MNIST' },
  };
  return dataset;
}

export interface ServiceBench {
  readonly service: TrainingService;
  readonly events: RunEvent[];
  readonly bugs: unknown[];
  readonly runsFolder: string;
  /** Resolves when an event of this type has been reported, now or before. */
  readonly until: (type: RunEventType, count?: number) => Promise<void>;
}

export function serviceBench(
  runsFolder = join(temporaryFolder(), 'runs'),
  opener: EngineOpener = testOpener,
  readMnist: DatasetReader = () => Promise.resolve(success(smallMnist())),
): ServiceBench {
  const events: RunEvent[] = [];
  const bugs: unknown[] = [];
  const service = new TrainingService({
    runsFolder,
    appVersion: '1.2.3',
    datasets: new DatasetStore('', { mnist: readMnist }),
    engines: new EngineRoom(opener),
    report: (event) => events.push(event),
    onBug: (error) => bugs.push(error),
  });
  onTestFinished(() => service.dispose());
  const until = (type: RunEventType, count = 1) =>
    vi.waitFor(
      () => {
        const seen = events.filter((event) => event.type === type).length;
        if (seen < count) throw new Error(`${seen} of ${type} so far`);
      },
      { timeout: 20_000, interval: 2 },
    );
  return { service, events, bugs, runsFolder, until };
}

/** A small network on small data: an epoch takes some 50 ms. */
export function smallExperiment(
  change: Partial<ExperimentConfig['training']> = {},
  kind: ExperimentConfig['engine']['kind'] = 'reference',
): ExperimentConfig {
  const tutorial = presetExperiment('tutorial');
  return {
    ...tutorial,
    layers: [
      { kind: 'Flatten' },
      newLayer('Dense', { units: 8, activation: 'relu' }),
      { kind: 'Dropout', rate: 0.1 },
      newLayer('Dense', { units: 10, activation: 'softmax' }),
    ],
    training: { ...tutorial.training, epochs: 3, ...change },
    engine: { kind, precision: 'reproducible', threads: 1 },
  };
}
