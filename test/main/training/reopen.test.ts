import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ExperimentConfig } from '../../../contract/experiment';
import { nextHistory, type EpochRecord, type History } from '../../../contract/history';
import { OPTIMIZER_KINDS, newOptimizer } from '../../../contract/optimizers/registry';
import type { RunEvent, RunEventOf, RunEventType } from '../../../contract/run-events';
import { hasKernels } from '../../support/engines';
import { errorOf, valueOf } from '../../support/results';
import { serviceBench, smallExperiment, type ServiceBench } from '../../support/training-service';

function all<T extends RunEventType>({ events }: ServiceBench, type: T): RunEventOf<T>[] {
  return events.filter((event): event is RunEventOf<T> => event.type === type);
}

const historyOf = (events: readonly RunEvent[]) => events.reduce(nextHistory, undefined);
const timeless = (epoch: EpochRecord) => ({ ...epoch, seconds: 0 });
const endOf = (bench: ServiceBench) => all(bench, 'runFinished').at(-1)!;

async function undisturbed(experiment: ExperimentConfig): Promise<ServiceBench> {
  const bench = serviceBench();
  valueOf(await bench.service.start(experiment));
  await bench.service.whenIdle();
  return bench;
}

/** A run whose process ends in the midst of it, saved where it stood. */
async function leftAfter(experiment: ExperimentConfig, steps: number) {
  const bench = serviceBench();
  const { runId } = valueOf(await bench.service.start(experiment));
  await bench.until('stepsEnded', steps);
  await bench.service.dispose();
  expect(all(bench, 'runStopped')).toHaveLength(1);
  return { ...bench, runId, folder: join(bench.runsFolder, runId) };
}

async function reopened({ runsFolder, runId }: { runsFolder: string; runId: string }) {
  const bench = serviceBench(runsFolder);
  expect(valueOf(await bench.service.reopen(runId))).toEqual({ runId });
  await bench.service.whenIdle();
  expect(bench.bugs).toEqual([]);
  return bench;
}

// The reference engine computes in float64 and is saved in float32: bits are promised for the built-in engine.
describe.skipIf(!hasKernels)('a run that was left in the midst, on the built-in engine', () => {
  it.each(OPTIMIZER_KINDS)('ends with %s in the very bits of an undisturbed one', async (name) => {
    const small = smallExperiment({ epochs: 40, validationSplit: 0.25 }, 'builtin');
    const experiment = { ...small, optimizer: newOptimizer(name) } as ExperimentConfig;
    const whole = await undisturbed(experiment);
    const rest = await reopened(await leftAfter(experiment, 3));
    expect(endOf(rest).weightsSha256).toBe(endOf(whole).weightsSha256);
    const [went, goneOn] = [historyOf(whole.events)!, historyOf(rest.events)!];
    expect(goneOn.steps).toEqual(went.steps);
    expect(goneOn.epochs.map(timeless)).toEqual(went.epochs.map(timeless));
    expect(goneOn.totalEpochs).toBe(40);
  });

  it('goes on from the checkpoint where its record had come further', async () => {
    const experiment = smallExperiment({ epochs: 40 }, 'builtin');
    const whole = await undisturbed(experiment);
    const left = await leftAfter(experiment, 3);
    // As a power cut between two writes leaves it.
    change(join(left.folder, 'history.json'), { ...historyOf(whole.events)!, runId: left.runId });
    const rest = await reopened(left);
    expect(endOf(rest).weightsSha256).toBe(endOf(whole).weightsSha256);
    expect(historyOf(rest.events)!.steps).toEqual(historyOf(whole.events)!.steps);
    const { steps, epochs } = all(rest, 'runContinued')[0]!.history!;
    expect(steps.stepCount).toBeLessThan(400);
    expect(steps.loss).toHaveLength(steps.stepCount);
    expect(epochs).toHaveLength(Math.floor(steps.stepCount / 10));
  });
});

describe('a saved run', () => {
  it('says where it stands, and stays as it is', async () => {
    const left = await leftAfter(smallExperiment({ epochs: 40 }), 3);
    const model = readFileSync(join(left.folder, 'model.safetensors'));
    const { service } = serviceBench(left.runsFolder);
    const stand = valueOf(await service.standOf(left.runId));
    const steps = historyOf(left.events)!.steps.stepCount;
    expect(stand).toMatchObject({ name: smallExperiment().name, totalEpochs: 40 });
    expect(stand.epoch * 10 + stand.step).toBe(steps);
    expect(readFileSync(join(left.folder, 'model.safetensors'))).toEqual(model);
  });

  const DAMAGES: Readonly<Record<string, (folder: string) => void>> = {
    'without a model': (folder) => rmSync(join(folder, 'model.safetensors')),
    'with a torn model': (folder) => tear(join(folder, 'model.safetensors')),
    'with a torn record': (folder) => tear(join(folder, 'history.json')),
    'without its settings': (folder) => rmSync(join(folder, 'experiment.json')),
    'with strange settings': (folder) =>
      writeFileSync(join(folder, 'experiment.json'), '{"__proto__": {}}'),
    'with a record that ends before the model': (folder) =>
      change(join(folder, 'history.json'), {
        steps: { stride: 1, stepCount: 0, loss: [], accuracy: [] },
      }),
    'whose data have changed': (folder) =>
      change(join(folder, 'environment.json'), { data: { kind: 'mnist', sha256: {} } }),
    'that is not there': (folder) => rmSync(folder, { recursive: true }),
  };

  it.each(Object.keys(DAMAGES))('%s is refused with the reason', async (name) => {
    const left = await leftAfter(smallExperiment({ epochs: 40 }), 1);
    DAMAGES[name]!(left.folder);
    const { service, events, bugs } = serviceBench(left.runsFolder);
    const error = errorOf(await service.reopen(left.runId));
    const isUnsaved = name === 'without a model' || name === 'that is not there';
    expect(error.code).toBe(isUnsaved ? 'noModel' : 'runDamaged');
    expect(isUnsaved || error.detail).toBeTruthy();
    expect([events, bugs]).toEqual([[], []]);
    expect(service.status.phase).toBe('idle');
  });

  it('knows at once how many epochs it was continued for, and on what', async () => {
    const bench = serviceBench();
    const { runId } = valueOf(await bench.service.start(smallExperiment({ epochs: 1 })));
    await bench.service.whenIdle();
    valueOf(await bench.service.continueFor(1000));
    const history = join(bench.runsFolder, runId, 'history.json');
    const known = () => JSON.parse(readFileSync(history, 'utf8')) as History;
    await vi.waitFor(() => expect(known().totalEpochs).toBe(1001));
    await bench.service.dispose();
    const { service } = serviceBench(bench.runsFolder);
    expect(valueOf(await service.standOf(runId)).totalEpochs).toBe(1001);
  });

  it('cannot go on while another is under way', async () => {
    const left = await leftAfter(smallExperiment({ epochs: 40 }), 1);
    const { service } = serviceBench(left.runsFolder);
    valueOf(await service.start(smallExperiment({ epochs: 1000 })));
    expect(errorOf(await service.reopen(left.runId)).code).toBe('illegalCommand');
  });
});

function tear(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length / 2));
}

function change(file: string, values: object): void {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...values }));
}
