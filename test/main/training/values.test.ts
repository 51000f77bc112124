import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { presetExperiment } from '../../../contract/presets';
import type { RunEvent } from '../../../contract/run-events';
import { DatasetStore } from '../../../main/training/worker/dataset-store';
import { EngineRoom } from '../../../main/training/worker/engine-room';
import { TrainingService } from '../../../main/training/worker/service';
import { autoMpgFolder } from '../../support/auto-mpg-folder';
import { testOpener } from '../../support/engines';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';

function newService() {
  const runsFolder = temporaryFolder();
  const events: RunEvent[] = [];
  const datasets = new DatasetStore(autoMpgFolder());
  const service = new TrainingService({
    runsFolder,
    appVersion: '1.2.3',
    datasets,
    engines: new EngineRoom(testOpener),
    report: (event) => events.push(event),
    onBug: (error) => {
      throw error;
    },
  });
  onTestFinished(() => service.dispose());
  return { service, events, datasets, runsFolder };
}

const preset = presetExperiment('regression');
const config = { ...preset, training: { ...preset.training, epochs: 40 } };

describe('a table of values', () => {
  it('is trained, predicted row by row in its own units, and saved', async () => {
    const { service, events, datasets, runsFolder } = newService();
    const { runId } = valueOf(await service.start(config));
    await service.whenIdle();
    expect(events.at(-1)?.type).toBe('runFinished');
    const shown = valueOf(
      await datasets.rows({ kind: 'auto_mpg', split: 'test', indices: [0, 77] }),
    );
    const { predictions } = valueOf(await service.evaluate());
    for (const [at, index] of [0, 77].entries()) {
      const { outputs } = valueOf(await service.predictRow({ values: shown.rows[at]! }));
      expect(shown.targets[at]).toBeCloseTo(predictions!.actual[index]!, 5);
      expect(outputs[0]).toBeCloseTo(predictions!.predicted[index]!, 3);
    }
    const read = (name: string): unknown =>
      JSON.parse(readFileSync(join(runsFolder, runId, name), 'utf8'));
    expect(read('evaluation.json')).toMatchObject({ accuracy: null, confusion: [] });
    expect(read('history.json')).toMatchObject({ epochAccuracy: null, steps: { accuracy: [] } });
  });

  it('refuses rows that are none', async () => {
    const { service, datasets } = newService();
    expect(errorOf(await service.predictRow({ values: [] })).code).toBe('noModel');
    valueOf(await service.start({ ...config, training: { ...config.training, epochs: 1 } }));
    await service.whenIdle();
    for (const values of [
      [],
      [1, 2, 3],
      [4, 100, 90, 2000, 15, 76, 3],
      [4, NaN, 90, 2000, 15, 76, 0],
    ]) {
      expect(errorOf(await service.predictRow({ values })).code).toBe('invalidRequest');
    }
    const of = (index: number) => ({
      kind: 'auto_mpg' as const,
      split: 'test' as const,
      indices: [index],
    });
    expect(errorOf(await datasets.samples(of(0))).code).toBe('invalidRequest');
    expect(errorOf(await datasets.rows(of(78))).code).toBe('invalidRequest');
  });
});
