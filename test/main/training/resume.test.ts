/** A run that goes on from its checkpoint on disk: in a process that never saw it, or after an engine that gives nothing back. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { success } from '../../../contract/errors';
import type { EngineConfig } from '../../../contract/experiment';
import { nextHistory, type History } from '../../../contract/history';
import type { RunEventOf, RunEventType } from '../../../contract/run-events';
import { readModel } from '../../../main/runs/model-file';
import { readRun } from '../../../main/runs/read-run';
import { weightsSha256 } from '../../../main/runs/weights-hash';
import type { EngineOpener } from '../../../main/training/worker/engine-room';
import { hasKernels, testOpener } from '../../support/engines';
import { fakeRuntime, openFake } from '../../support/fake-tensorflow';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';
import { hasTensorflow } from '../../support/tensorflow';
import { serviceBench, smallExperiment, type ServiceBench } from '../../support/training-service';

type Kind = EngineConfig['kind'];
const engine = (kind: Kind): EngineConfig => ({ kind, precision: 'reproducible', threads: 1 });

function all<T extends RunEventType>({ events }: ServiceBench, type: T): RunEventOf<T>[] {
  return events.filter((event): event is RunEventOf<T> => event.type === type);
}

const historyOf = ({ events }: ServiceBench): History =>
  events.reduce<History | undefined>(nextHistory, undefined)!;
const savedModel = (folder: string) =>
  valueOf(readModel(readFileSync(join(folder, 'model.safetensors'))));

/** A run amid an epoch, and a copy of its folder, as a process that dies would leave it. */
async function interrupted(kind: Kind) {
  const bench = serviceBench();
  const { service, runsFolder } = bench;
  const experiment = smallExperiment({ epochs: 4, batchSize: 2 }, kind);
  const { runId } = valueOf(await service.start(experiment));
  await bench.until('stepsEnded', 2);
  valueOf(service.stop());
  await bench.until('runStopped');
  const left = join(temporaryFolder(), 'runs');
  cpSync(runsFolder, left, { recursive: true });
  return { bench, experiment, runId, left };
}

async function finish({ service, bugs }: ServiceBench): Promise<void> {
  await service.whenIdle();
  expect(service.status.phase).toBe('finished');
  expect(bugs).toEqual([]);
}

/** The reference keeps float64, of which a file has float32 only. */
const KINDS: readonly Kind[] = [
  ...(hasKernels ? (['builtin'] as const) : []),
  ...(hasTensorflow ? (['tensorflow'] as const) : []),
];

describe.each(KINDS)('a run on the engine %s whose process died', (kind) => {
  it('goes on in another from its checkpoint, and ends as one that was left alone', async () => {
    const { experiment, runId, left } = await interrupted(kind);
    const bench = serviceBench();
    valueOf(await bench.service.start(experiment));
    await finish(bench);

    const later = serviceBench(left);
    valueOf(await later.service.continueFor(undefined, engine(kind), runId));
    await finish(later);

    const [undisturbed] = all(bench, 'runFinished');
    const [resumed] = all(later, 'runFinished');
    expect(resumed!.weightsSha256).toBe(undisturbed!.weightsSha256);
    expect({ ...resumed!.evaluation, seconds: 0 }).toEqual({
      ...undisturbed!.evaluation,
      seconds: 0,
    });
    const [before, after] = [historyOf(bench), historyOf(later)];
    expect(after.steps).toEqual(before.steps);
    const untimed = (history: History) =>
      history.epochs.map(({ seconds: _seconds, ...record }) => record);
    expect(untimed(after)).toEqual(untimed(before));
  });
});

describe('a run that cannot go on', () => {
  const refusedAfter = async (spoil: (folder: string) => void) => {
    const { runId, left } = await interrupted('reference');
    spoil(join(left, runId));
    const bench = serviceBench(left);
    const refused = await bench.service.continueFor(1, engine('reference'), runId);
    expect(bench.events).toEqual([]);
    return errorOf(refused);
  };

  it('says that nothing was saved', async () => {
    const error = await refusedAfter((folder) => rmSync(join(folder, 'model.safetensors')));
    expect(error.code).toBe('noModel');
    expect(error.message).toContain('had been saved yet');
  });

  it.each([
    [
      'a slot of the optimizer with one bit changed',
      'model.safetensors',
      (bytes: Buffer) => flipped(bytes, 0.9),
    ],
    ['a weight with one bit changed', 'model.safetensors', (bytes: Buffer) => flipped(bytes, 0.2)],
    ['half a model', 'model.safetensors', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['a history that is none', 'history.json', () => Buffer.from('{"runId":1}')],
    ['an experiment that is no JSON', 'experiment.json', () => Buffer.from('{')],
    ['an environment of a later format', 'environment.json', () => Buffer.from('{}')],
  ])('says that it is damaged: %s', async (_what, file, change) => {
    const error = await refusedAfter((folder) => {
      const path = join(folder, file);
      writeFileSync(path, change(readFileSync(path)));
    });
    expect(error.code).toBe('runDamaged');
  });

  function flipped(bytes: Buffer, place: number): Buffer {
    bytes[Math.floor(bytes.length * place)]! ^= 1;
    return bytes;
  }
});

it('leaves steps out of a history that is ahead of the model', async () => {
  const { bench, runId, left } = await interrupted('reference');
  const saved = savedModel(join(left, runId));
  valueOf(await bench.service.continueFor(2));
  await finish(bench);
  const later = join(bench.runsFolder, runId, 'history.json');
  cpSync(later, join(left, runId, 'history.json'));
  const { history } = valueOf(await readRun(join(left, runId)));
  const whole = historyOf(bench);
  const { epoch, step } = saved.position;
  const steps = epoch * whole.stepsPerEpoch + step;
  expect(history.steps.stepCount).toBe(steps);
  expect(history.steps.loss).toEqual(whole.steps.loss.slice(0, steps));
  expect(history.epochs).toEqual(whole.epochs.slice(0, epoch));
});

describe('a run whose engine fails and gives no weights back', () => {
  async function savedOnce() {
    const runtime = await fakeRuntime({ kind: 'gpu', name: 'Some GPU' });
    const opener: EngineOpener = {
      open: (config) =>
        config.engine.kind === 'tensorflow'
          ? Promise.resolve(success(openFake(runtime)))
          : testOpener.open(config),
      choiceKey: () => '',
    };
    const bench = serviceBench(undefined, opener);
    const experiment = smallExperiment({ epochs: 500 }, 'tensorflow');
    const { runId } = valueOf(await bench.service.start(experiment));
    await bench.until('runSaved');
    const breakDown = (): void =>
      runtime.breakDown('Failed to launch kernel: CUDA_ERROR_ILLEGAL_ADDRESS', 'for good');
    return { bench, runId, breakDown };
  }

  it('keeps its last checkpoint, and goes on from there with another engine', async () => {
    const { bench, runId, breakDown } = await savedOnce();
    const { service } = bench;
    await bench.until('epochEnded', 3);
    breakDown();
    await service.whenIdle();
    const [failed] = all(bench, 'runFailed');
    expect(failed).toMatchObject({ error: { code: 'engineFailed' } });
    const { checkpoint } = failed!;
    const folder = join(bench.runsFolder, runId);
    expect(savedModel(folder).iterations).toBe(checkpoint!.step);
    expect(historyOf(bench).steps.stepCount).toBeGreaterThan(checkpoint!.step);

    valueOf(await service.continueFor(1, engine('reference')));
    expect(historyOf(bench).steps.stepCount).toBe(checkpoint!.step);
    await finish(bench);
    const history = historyOf(bench);
    const epochs = checkpoint!.epoch + 1;
    expect(history.epochs.map(({ epoch }) => epoch)).toEqual(
      Array.from({ length: epochs }, (_, at) => at + 1),
    );
    expect(history.steps.stepCount).toBe(epochs * history.stepsPerEpoch);
    const { engines } = valueOf(await readRun(folder)).environment;
    expect(engines.map((used) => [used.engine.id, used.fromStep])).toEqual([
      ['tensorflow', 0],
      ['reference', checkpoint!.step],
    ]);
    expect(weightsSha256(savedModel(folder).weights)).toBe(
      all(bench, 'runFinished')[0]!.weightsSha256,
    );
  });

  it('can go on from there too when that is found out at a stop', async () => {
    const { bench, breakDown } = await savedOnce();
    const { service } = bench;
    valueOf(service.pause());
    await bench.until('runPaused');
    breakDown();
    valueOf(service.stop());
    await service.whenIdle();
    const [failed] = all(bench, 'runFailed');
    expect(failed).toMatchObject({ error: { code: 'engineFailed' } });
    valueOf(await service.continueFor(1, engine('reference')));
    expect(historyOf(bench).steps.stepCount).toBe(failed!.checkpoint!.step);
    await finish(bench);
  });
});

it('tells of a checkpoint amid an epoch that takes long', async () => {
  const bench = serviceBench();
  const begun = performance.now();
  let ahead = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    return begun + (ahead += 500);
  });
  try {
    valueOf(await bench.service.start(smallExperiment({ epochs: 40, batchSize: 1 })));
    await bench.until('runSaved', 2);
    bench.service.stop();
    await bench.service.whenIdle();
  } finally {
    clock.mockRestore();
  }
  const steps = all(bench, 'runSaved').map(({ checkpoint }) => checkpoint.step);
  expect(steps.some((step) => step % 320 !== 0)).toBe(true);
});
