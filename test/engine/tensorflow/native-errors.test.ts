import { beforeEach, describe, expect, it } from 'vitest';
import { AppFailure, type AppError, type ErrorCode } from '../../../contract/errors';
import { newLayer } from '../../../contract/layers/registry';
import type { Engine } from '../../../engine/engine';
import { nativeError } from '../../../engine/tensorflow/native-guard';
import type { EngineDevice } from '../../../engine/tensorflow/runtime';
import { definition, madeSamples } from '../../support/builtin-engine';
import { fakeRuntime, openFake, type FakeRuntime } from '../../support/fake-tensorflow';
import { errorOf, valueOf } from '../../support/results';

const CPU: EngineDevice = { kind: 'cpu', name: 'Some CPU' };
const GPU: EngineDevice = { kind: 'gpu', name: 'Some GPU', memoryBytes: 8 * 2 ** 30 };
const status = (code: number, message: string) => `Invalid TF_Status: ${code}\nMessage: ${message}`;

const OUT_OF_MEMORY = status(8, 'OOM when allocating tensor with shape[100000,100000]');
const LOST = status(13, 'Failed to launch kernel: CUDA_ERROR_ILLEGAL_ADDRESS');

const NETWORK = definition(12, [
  newLayer('Dense', { units: 7 }),
  newLayer('BatchNormalization'),
  newLayer('Dense', { units: 3, activation: 'softmax' }),
]);
const DATA = madeSamples({ count: 16, width: 12, classes: 3, type: 'floats' });
const indices = Uint32Array.from({ length: 16 }, (_, index) => index);

function failureOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    throw error;
  }
  throw new Error('It should have failed');
}

describe('what TensorFlow throws', () => {
  const CASES: readonly (readonly [string, string, EngineDevice, ErrorCode, string])[] = [
    ['memory of the CPU', OUT_OF_MEMORY, CPU, 'outOfMemory', 'CPU (Some CPU)'],
    ['memory of the GPU', OUT_OF_MEMORY, GPU, 'outOfMemory', 'GPU (Some GPU)'],
    ['a lost GPU', LOST, GPU, 'engineFailed', 'stopped answering'],
    ['anything else of its own', status(13, 'Internal'), CPU, 'engineFailed', 'status 13'],
  ];

  it.each(CASES)('becomes an error in plain words: %s', (_case, message, device, code, words) => {
    const error = nativeError(new Error(message), device);
    expect(error).toMatchObject({ code, detail: message });
    expect(error!.message).toContain(words);
    expect(error!.message).toContain('checkpoint is kept');
    expect(error!.message).not.toContain('TF_Status');
  });

  it('is told from a bug', () => {
    expect(nativeError(new TypeError('undefined is not a function'), GPU)).toBeUndefined();
    expect(nativeError('no error at all', GPU)).toBeUndefined();
  });
});

describe('an engine whose library fails in the midst of a training', () => {
  let runtime: FakeRuntime;
  let engine: Engine;
  beforeEach(async () => {
    runtime = await fakeRuntime(GPU);
    engine = openFake(runtime);
  });

  const trained = () => {
    const samples = valueOf(engine.load(DATA));
    const model = valueOf(engine.build(NETWORK));
    for (let step = 0; step < 3; step++) model.trainBatch(samples, indices, 0, 8);
    return { model, samples };
  };

  it('tells so, and the model is as it was before the step', () => {
    const { model, samples } = trained();
    const before = model.getState();
    runtime.breakDown(OUT_OF_MEMORY);
    expect(failureOf(() => model.trainBatch(samples, indices, 8, 8)).code).toBe('outOfMemory');
    expect(model.getState()).toEqual(before);
  });

  it('computes nothing more, whoever asks', () => {
    const { model, samples } = trained();
    const other = valueOf(engine.build(NETWORK));
    runtime.breakDown(LOST);
    const first = failureOf(() => model.trainBatch(samples, indices, 8, 8));
    expect(first.code).toBe('engineFailed');
    expect(failureOf(() => model.evaluateBatch(samples, indices, 0, 8))).toEqual(first);
    expect(failureOf(() => other.predict(new Float32Array(12), 1))).toEqual(first);
    expect(errorOf(engine.build(NETWORK))).toEqual(first);
    model.dispose();
    engine.dispose();
  });

  it('hands a state over that another engine goes on from', async () => {
    const { model, samples } = trained();
    runtime.breakDown(LOST);
    failureOf(() => model.trainBatch(samples, indices, 8, 8));
    const next = openFake(await fakeRuntime());
    const continued = valueOf(next.build(NETWORK));
    valueOf(continued.setState(model.getState()));
    continued.trainBatch(valueOf(next.load(DATA)), indices, 8, 8);
    expect(continued.getState().iterations).toBe(4);
  });

  it('refuses a network whose tensors no address could reach, without asking the library', () => {
    const units = newLayer('Dense', { units: 16_384 });
    const huge = { ...definition(12, [newLayer('Reshape', { targetShape: [12, 1] }), units]) };
    const asked = { ...huge, maxBatchSize: 2 ** 20 };
    runtime.breakDown('This would have ended the process');
    expect(errorOf(engine.build(asked)).code).toBe('outOfMemory');
  });
});

describe('the words for a device', () => {
  it.each([
    [CPU, 'CPU, Some CPU, TensorFlow'],
    [GPU, 'GPU, Some GPU (8 GiB), TensorFlow'],
  ])('name it and its memory', async (device, words) => {
    const runtime = await fakeRuntime(device);
    const { info } = openFake(runtime);
    expect(info).toMatchObject({ id: 'tensorflow', device: words, threads: 3, reason: 'Why.' });
    expect(info.precision).toBe(device.kind === 'cpu' ? 'reproducible' : 'fast');
  });

  it('tell in the reason why a GPU that was asked for is not used', async () => {
    const runtime = await fakeRuntime({ ...CPU, reason: 'The driver is missing.' });
    const { info } = openFake(runtime);
    expect(info.reason).toBe('Why. The driver is missing.');
  });
});
