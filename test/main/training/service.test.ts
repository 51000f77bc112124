import { newLayer } from '../../../contract/layers/registry';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newOptimizer } from '../../../contract/optimizers/registry';
import { newSchedule } from '../../../contract/schedules/registry';
import type { RunEventOf, RunEventType } from '../../../contract/run-events';
import { readModel } from '../../../main/runs/model-file';
import { readRun } from '../../../main/runs/read-run';
import { weightsSha256 } from '../../../main/runs/weights-hash';
import { expectClose } from '../../support/closeness';
import { hasKernels } from '../../support/engines';
import { mnistSubset } from '../../support/mnist-files';
import { errorOf, valueOf } from '../../support/results';
import {
  serviceBench,
  smallExperiment,
  TEST_COUNT,
  TRAIN_COUNT,
  type ServiceBench,
} from '../../support/training-service';
import { temporaryFolder } from '../../support/temporary-folder';

const STEPS = TRAIN_COUNT / 32;

function all<T extends RunEventType>({ events }: ServiceBench, type: T): RunEventOf<T>[] {
  return events.filter((event): event is RunEventOf<T> => event.type === type);
}

const losses = (bench: ServiceBench) => all(bench, 'stepsEnded').flatMap(({ loss }) => loss);
const lastHash = (bench: ServiceBench) => all(bench, 'runFinished').at(-1)?.weightsSha256;
const readJson = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, file), 'utf8'));

async function finished(change: Parameters<typeof smallExperiment>[0] = {}): Promise<ServiceBench> {
  const bench = serviceBench();
  valueOf(await bench.service.start(smallExperiment(change)));
  await bench.service.whenIdle();
  return bench;
}

describe.each(hasKernels ? (['reference', 'builtin'] as const) : (['reference'] as const))(
  'a run on the %s engine',
  (kind) => {
    it('reports every step and epoch in order, evaluates at the end and saves all', async () => {
      const bench = serviceBench();
      const { runId } = valueOf(await bench.service.start(smallExperiment({}, kind)));
      await bench.service.whenIdle();
      expect(bench.bugs).toEqual([]);
      expect(bench.events[0]).toMatchObject({ type: 'runStarted', runId, stepsPerEpoch: STEPS });
      expect(losses(bench)).toHaveLength(3 * STEPS);
      expect(all(bench, 'epochEnded').map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
      const [end] = all(bench, 'runFinished');
      expect(end?.evaluation.sampleCount).toBe(TEST_COUNT);
      expect(end?.evaluation.accuracy).toBeGreaterThan(0.3);
      const folder = join(bench.runsFolder, runId);
      expect(end?.folder).toBe(folder);
      expect(readJson(folder, 'experiment.json')).toEqual(smallExperiment({}, kind));
      expect(readJson(folder, 'environment.json')).toMatchObject({
        appVersion: '1.2.3',
        seed: 1,
        engine: { id: kind },
      });
      expect(readJson(folder, 'history.json')).toMatchObject({ steps: { stepCount: 3 * STEPS } });
      expect(readJson(folder, 'evaluation.json')).toMatchObject({
        accuracy: end?.evaluation.accuracy,
        weightsSha256: end?.weightsSha256,
      });
      const model = valueOf(readModel(readFileSync(join(folder, 'model.safetensors'))));
      expect(weightsSha256(model.weights)).toBe(end?.weightsSha256);
      expect(model).toMatchObject({ iterations: 3 * STEPS, position: { epoch: 3, step: 0 } });
    });
  },
);

describe('the training service', () => {
  it('makes the same weights from the same seed, others from another', async () => {
    const [one, again, other] = [await finished(), await finished(), await finished({ seed: 2 })];
    expect(lastHash(again)).toBe(lastHash(one));
    expect(lastHash(other)).not.toBe(lastHash(one));
  });

  it('pauses before the next batch and resumes to the same end', async () => {
    const bench = serviceBench();
    valueOf(await bench.service.start(smallExperiment()));
    await bench.until('stepsEnded');
    valueOf(bench.service.pause());
    await bench.until('runPaused');
    const paused = losses(bench).length;
    expect(paused).toBeLessThan(3 * STEPS);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(losses(bench)).toHaveLength(paused);
    valueOf(bench.service.resume());
    await bench.service.whenIdle();
    expect(all(bench, 'runResumed')).toHaveLength(1);
    expect(lastHash(bench)).toBe(lastHash(await finished()));
  });

  it('takes a pause back that was not reached yet', async () => {
    const bench = serviceBench();
    valueOf(await bench.service.start(smallExperiment()));
    valueOf(bench.service.pause());
    valueOf(bench.service.resume());
    await bench.service.whenIdle();
    expect(all(bench, 'runFinished')).toHaveLength(1);
  });

  it('stops with everything kept, and continues from the very batch to the same weights', async () => {
    const bench = serviceBench();
    valueOf(await bench.service.start(smallExperiment()));
    await bench.until('stepsEnded');
    valueOf(bench.service.stop());
    await bench.service.whenIdle();
    const [stopped] = all(bench, 'runStopped');
    const model = valueOf(readModel(readFileSync(join(stopped!.folder, 'model.safetensors'))));
    expect(model.iterations).toBe(losses(bench).length);
    expect(model.iterations).toBeLessThan(3 * STEPS);
    const { epoch } = model.position;
    valueOf(await bench.service.continueFor(3 - epoch));
    await bench.service.whenIdle();
    expect(all(bench, 'runContinued')).toEqual([
      { type: 'runContinued', runId: stopped!.runId, totalEpochs: 3 },
    ]);
    expect(losses(bench)).toHaveLength(3 * STEPS);
    expect(lastHash(bench)).toBe(lastHash(await finished()));
  });

  it('stops while paused', async () => {
    const bench = serviceBench();
    valueOf(await bench.service.start(smallExperiment()));
    valueOf(bench.service.pause());
    await bench.until('runPaused');
    valueOf(bench.service.stop());
    await bench.service.whenIdle();
    expect(bench.service.status.phase).toBe('stopped');
  });

  it('continues under a schedule at the rate where it was', async () => {
    const config = (epochs: number) => ({
      ...smallExperiment({ epochs }, hasKernels ? 'builtin' : 'reference'),
      optimizer: newOptimizer('Nadam', { globalClipnorm: 1, weightDecay: 0.01 }),
      schedule: newSchedule('CosineDecay', { decaySteps: 3 * STEPS }),
    });
    const [whole, parts] = [serviceBench(), serviceBench()];
    valueOf(await whole.service.start(config(3)));
    await whole.service.whenIdle();
    valueOf(await parts.service.start(config(1)));
    await parts.service.whenIdle();
    valueOf(await parts.service.continueFor(2));
    await parts.service.whenIdle();
    expect(lastHash(parts)).toBe(lastHash(whole));
    const rates = all(parts, 'epochEnded').map(({ learningRate }) => learningRate);
    expectClose('rates', rates, [0.00075, 0.00025, 0], 1e-12);
  });

  it('continues a finished run as if it had been longer from the start', async () => {
    const bench = await finished({ epochs: 1 });
    valueOf(await bench.service.continueFor(2));
    await bench.service.whenIdle();
    expect(all(bench, 'epochEnded').map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(lastHash(bench)).toBe(lastHash(await finished()));
  });

  it('evaluates and predicts while training runs, without changing where it ends', async () => {
    const bench = serviceBench();
    const { inputs, targets } = mnistSubset('test', 1);
    valueOf(await bench.service.start(smallExperiment({ epochs: 6 })));
    await bench.until('stepsEnded');
    const evaluating = bench.service.evaluate();
    const before = losses(bench).length;
    const predicted = valueOf(
      await bench.service.predict({ pixels: inputs as Uint8Array<ArrayBuffer> }),
    );
    expect(valueOf(await evaluating).sampleCount).toBe(TEST_COUNT);
    expect(losses(bench).length - before).toBe(0);
    expect(predicted.probabilities).toHaveLength(10);
    expect(predicted.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    expect(predicted.step).toBe(before);
    expect(bench.service.status.phase).toBe('training');
    await bench.service.whenIdle();
    expect(lastHash(bench)).toBe(lastHash(await finished({ epochs: 6 })));
    const certain = valueOf(
      await bench.service.predict({ pixels: inputs as Uint8Array<ArrayBuffer> }),
    );
    const best = certain.probabilities.indexOf(Math.max(...certain.probabilities));
    expect(targets.kind === 'classes' && targets.labels[0]).toBe(best);
  });

  it('validates on the last part of the samples', async () => {
    const bench = await finished({ validationSplit: 0.25 });
    expect(bench.events[0]).toMatchObject({ trainingCount: 240, validationCount: 80 });
    expect(all(bench, 'epochEnded').every(({ validationLoss }) => validationLoss! > 0)).toBe(true);
  });

  it('refuses what is not possible now, and says so', async () => {
    const { service } = serviceBench();
    const refused = (result: Parameters<typeof errorOf>[0]) => errorOf(result).code;
    expect(refused(service.pause())).toBe('illegalCommand');
    expect(refused(service.resume())).toBe('illegalCommand');
    expect(refused(service.stop())).toBe('illegalCommand');
    expect(refused(await service.continueFor(1))).toBe('illegalCommand');
    expect(refused(await service.evaluate())).toBe('noModel');
    expect(refused(await service.predict({ pixels: new Uint8Array(784) }))).toBe('noModel');
    const starting = service.start(smallExperiment());
    expect(refused(await service.start(smallExperiment()))).toBe('illegalCommand');
    valueOf(await starting);
    expect(refused(await service.start(smallExperiment()))).toBe('illegalCommand');
    expect(refused(await service.predict({ pixels: new Uint8Array(783) }))).toBe('invalidRequest');
  });

  it('refuses an experiment that does not fit, naming the field, and keeps the last model', async () => {
    const bench = await finished({ epochs: 1 });
    const wrong = smallExperiment();
    const error = errorOf(await bench.service.start({ ...wrong, layers: wrong.layers.slice(1) }));
    expect(error).toMatchObject({ code: 'invalidConfig', detail: 'layers.2' });
    expect(valueOf(await bench.service.evaluate()).sampleCount).toBe(TEST_COUNT);
  });

  it('ends a run whose loss is no number any more with the reason, its history kept', async () => {
    const bench = serviceBench();
    const linear = newLayer('Dense', { units: 10, activation: 'linear' });
    const result = await bench.service.start({
      ...smallExperiment(),
      optimizer: newOptimizer('SGD', { learningRate: 1, momentum: 0.9 }),
      loss: { kind: 'mean_squared_error' },
      layers: [{ kind: 'Flatten' }, linear, linear, linear],
    });
    const { runId } = valueOf(result);
    await bench.service.whenIdle();
    expect(all(bench, 'runFailed')[0]?.error.code).toBe('diverged');
    const history = readFileSync(join(bench.runsFolder, runId, 'history.json'), 'utf8');
    expect(history).not.toMatch(/NaN|Infinity|null,/);
  });

  it('does not begin where it cannot save', async () => {
    const runs = join(temporaryFolder(), 'runs');
    writeFileSync(runs, 'a file where the folder should be');
    const bench = serviceBench(runs);
    expect(errorOf(await bench.service.start(smallExperiment())).code).toBe('notWritable');
    expect(bench.events).toEqual([]);
    expect(bench.service.status.phase).toBe('idle');
  });

  it('keeps the trained model in memory when its folder has become unwritable', async () => {
    const bench = serviceBench();
    valueOf(await bench.service.start(smallExperiment()));
    await bench.until('stepsEnded');
    rmSync(bench.runsFolder, { recursive: true });
    writeFileSync(bench.runsFolder, 'a file where the folder was');
    await bench.service.whenIdle();
    const [failed] = all(bench, 'runFailed');
    expect(failed?.error.code).toBe('notWritable');
    expect(failed?.error.message).toContain('kept in memory');
    expect(valueOf(await bench.service.evaluate()).accuracy).toBeGreaterThan(0.2);
  });

  it('saves all of itself again when its folder was deleted meanwhile', async () => {
    const bench = serviceBench();
    const { runId } = valueOf(await bench.service.start(smallExperiment()));
    await bench.until('stepsEnded');
    rmSync(bench.runsFolder, { recursive: true });
    await bench.service.whenIdle();
    expect(bench.service.status.phase).toBe('finished');
    const read = valueOf(await readRun(join(bench.runsFolder, runId)));
    expect(read.environment.appVersion).toBe('1.2.3');
  });

  it('goes on with what could not be saved, and saves it once that is possible', async () => {
    const bench = serviceBench();
    const { runId } = valueOf(await bench.service.start(smallExperiment({ epochs: 1 })));
    await bench.until('stepsEnded');
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    renameSync(bench.runsFolder, elsewhere);
    writeFileSync(bench.runsFolder, 'a file where the folder was');
    await bench.service.whenIdle();
    expect(all(bench, 'runFailed')[0]?.error.code).toBe('notWritable');
    rmSync(bench.runsFolder);
    renameSync(elsewhere, bench.runsFolder);
    valueOf(await bench.service.continueFor(1));
    await bench.service.whenIdle();
    expect(all(bench, 'epochEnded').map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(bench.service.status.phase).toBe('finished');
    expect(existsSync(join(bench.runsFolder, runId, 'model.safetensors'))).toBe(true);
    expect(bench.bugs).toEqual([]);
  });

  it('saves a run under way when it is disposed of', async () => {
    const bench = serviceBench();
    const { runId } = valueOf(await bench.service.start(smallExperiment({ epochs: 50 })));
    await bench.until('stepsEnded');
    await bench.service.dispose();
    expect(bench.events.at(-1)?.type).toBe('runStopped');
    expect(existsSync(join(bench.runsFolder, runId, 'model.safetensors'))).toBe(true);
  });
});
