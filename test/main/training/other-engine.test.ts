import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure, success } from '../../../contract/errors';
import type { EngineConfig, ExperimentConfig } from '../../../contract/experiment';
import type { RunEventOf, RunEventType } from '../../../contract/run-events';
import { readModel } from '../../../main/runs/model-file';
import type { EngineOpener } from '../../../main/training/worker/engine-room';
import { worstDifference } from '../../support/closeness';
import { hasKernels, testOpener } from '../../support/engines';
import { fakeRuntime, openFake } from '../../support/fake-tensorflow';
import { errorOf, valueOf } from '../../support/results';
import { hasTensorflow } from '../../support/tensorflow';
import { serviceBench, smallExperiment, type ServiceBench } from '../../support/training-service';

const engine = (kind: EngineConfig['kind']): EngineConfig => ({
  kind,
  precision: 'reproducible',
  threads: 1,
});

function all<T extends RunEventType>({ events }: ServiceBench, type: T): RunEventOf<T>[] {
  return events.filter((event): event is RunEventOf<T> => event.type === type);
}

const savedModel = (folder: string) =>
  valueOf(readModel(readFileSync(join(folder, 'model.safetensors'))));

async function weightsOf(kinds: readonly EngineConfig['kind'][]) {
  const bench = serviceBench();
  const [first = 'reference', ...others] = kinds;
  valueOf(await bench.service.start(smallExperiment({ epochs: 1 }, first)));
  await bench.service.whenIdle();
  for (const kind of others) {
    valueOf(await bench.service.continueFor(1, engine(kind)));
    await bench.service.whenIdle();
  }
  expect(bench.bugs).toEqual([]);
  const folder = all(bench, 'runFinished').at(-1)!.folder;
  return { bench, weights: savedModel(folder).weights };
}

const OTHERS = [
  ...(hasKernels ? (['builtin'] as const) : []),
  ...(hasTensorflow ? (['tensorflow'] as const) : []),
];

describe.each(OTHERS)('a run that goes on with the engine %s and back', (other) => {
  it('ends where it would have ended, and says which engine it was on', async () => {
    const stayed = await weightsOf(['reference', 'reference', 'reference']);
    const moved = await weightsOf(['reference', other, 'reference']);
    for (const [index, { name, data }] of moved.weights.entries()) {
      const { relative } = worstDifference(data, stayed.weights[index]!.data);
      expect(relative, name).toBeLessThan(1e-4);
    }
    const continued = all(moved.bench, 'runContinued').map(({ engine: info }) => info?.id);
    expect(continued).toEqual([other, 'reference']);
    const frozen = all(moved.bench, 'runContinued').map(({ config }) => config?.engine.kind);
    expect(frozen).toEqual([other, 'reference']);
    expect(all(stayed.bench, 'runContinued').map((event) => event.engine)).toEqual([
      undefined,
      undefined,
    ]);
  });
});

/** TensorFlow is a fake that can be broken; the rest is real. */
async function breakable() {
  const runtime = await fakeRuntime({ kind: 'gpu', name: 'Some GPU' });
  const opener: EngineOpener = {
    open: (config: ExperimentConfig) =>
      config.engine.kind === 'tensorflow'
        ? Promise.resolve(success(openFake(runtime)))
        : testOpener.open(config),
    choiceKey: () => '',
  };
  return { runtime, bench: serviceBench(undefined, opener) };
}

describe('a run whose engine fails', () => {
  it('ends with the reason and all its steps saved, and goes on with another engine', async () => {
    const { runtime, bench } = await breakable();
    const { service } = bench;
    valueOf(await service.start(smallExperiment({ epochs: 50 }, 'tensorflow')));
    await bench.until('epochEnded', 1);
    runtime.breakDown('Invalid TF_Status: 8\nMessage: OOM when allocating tensor');
    await service.whenIdle();
    const [failed] = all(bench, 'runFailed');
    expect(failed?.error.code).toBe('outOfMemory');
    expect(service.status.phase).toBe('failed');
    const { runId } = failed!;
    const steps = all(bench, 'stepsEnded').flatMap(({ loss }) => loss).length;
    expect(savedModel(join(bench.runsFolder, runId)).iterations).toBe(steps);

    await expect(service.predict({ pixels: new Uint8Array(784) })).rejects.toThrow('ran out');
    valueOf(await service.continueFor(1, engine('reference')));
    await service.whenIdle();
    expect(service.status.phase).toBe('finished');
    expect(bench.bugs).toEqual([]);
    const next = all(bench, 'stepsEnded').find(({ firstStep }) => firstStep === steps);
    expect(next).toBeDefined();
  });

  it('stays as it was when the other engine cannot be had', async () => {
    const bench = serviceBench(undefined, {
      ...testOpener,
      open: (config) =>
        config.engine.kind === 'reference'
          ? testOpener.open(config)
          : Promise.resolve(failure('engineUnavailable', 'It cannot be had.')),
    });
    const { service } = bench;
    valueOf(await service.start(smallExperiment({ epochs: 1 }, 'reference')));
    await service.whenIdle();
    const refused = await service.continueFor(1, engine('tensorflow'));
    expect(errorOf(refused).code).toBe('engineUnavailable');
    expect(service.status.phase).toBe('finished');
    valueOf(await service.continueFor(1));
    await service.whenIdle();
    expect(all(bench, 'epochEnded').map(({ epoch }) => epoch)).toEqual([1, 2]);
  });
});
