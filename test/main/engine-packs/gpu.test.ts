import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choosePack } from '../../../main/engine-packs/choose-pack';
import { packFolder } from '../../../main/engine-packs/pack-places';
import { tensorflowEnvironment } from '../../../main/engine-packs/tensorflow-environment';
import { deviceOf, parseGpu } from '../../../main/tensorflow/device';
import { gpuAbsence } from '../../../main/tensorflow/gpu-absence';
import { makePack } from '../../support/engine-pack';
import { temporaryFolder } from '../../support/temporary-folder';

const LIBRARIES = [
  'cuda_runtime/lib/libcudart.so.12',
  'cublas/lib/libcublas.so.12',
  'cublas/lib/libcublasLt.so.12',
  'cufft/lib/libcufft.so.11',
  'curand/lib/libcurand.so.10',
  'cusolver/lib/libcusolver.so.11',
  'cusparse/lib/libcusparse.so.12',
  'cudnn/lib/libcudnn.so.9',
  'nccl/lib/libnccl.so.2',
];

function write(file: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
}

describe('why a GPU is not used', () => {
  function machine({ hasDriver = true, gpus = 1, without = '' } = {}) {
    const folder = temporaryFolder();
    for (const library of LIBRARIES.filter((name) => name !== without)) {
      write(join(folder, 'nvidia', library));
    }
    const files = { driver: join(folder, 'version'), gpus: join(folder, 'gpus') };
    if (hasDriver) write(files.driver);
    mkdirSync(files.gpus);
    for (let i = 0; i < gpus; i++) mkdirSync(join(files.gpus, `0000:0${i}:00.0`));
    return gpuAbsence(folder, files);
  }

  it.each([
    ['no driver', { hasDriver: false }, 'No NVIDIA driver was found'],
    ['a driver without a GPU', { gpus: 0 }, 'finds no GPU'],
    ['a library that is missing', { without: 'cudnn/lib/libcudnn.so.9' }, 'libcudnn.so.9'],
    ['all there, yet not used', {}, 'too old for CUDA 12'],
  ])('is told for %s, with what to do', (_what, state, words) => {
    expect(machine(state)).toContain(words);
  });
});

describe('the device', () => {
  it('is the processor unless TensorFlow says that it uses a GPU', () => {
    const binding = { isUsingGpuDevice: () => false };
    expect(deviceOf(binding).kind).toBe('cpu');
    expect(deviceOf({ isUsingGpuDevice: () => true }).kind).toBe('gpu');
  });

  it('has the name and memory that the driver tells', () => {
    expect(parseGpu('NVIDIA H100 80GB HBM3, 81559\n')).toEqual({
      name: 'NVIDIA H100 80GB HBM3',
      memoryBytes: 81559 * 1024 ** 2,
    });
    expect(parseGpu('No devices were found\n')).toBeUndefined();
  });
});

describe('the environment of the training process', () => {
  it('names every library folder of the pack, and TensorFlow’s first', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'tensorflow'));
    for (const library of LIBRARIES) write(join(folder, 'nvidia', library));
    const variables = tensorflowEnvironment(folder);
    const path = variables['LD_LIBRARY_PATH']?.split(':') ?? [];
    expect(path[0]).toBe(join(folder, 'tensorflow'));
    expect(path).toContain(join(folder, 'nvidia', 'cudnn', 'lib'));
    expect(path).toHaveLength(9);
    expect(variables).toMatchObject({ TF_FORCE_GPU_ALLOW_GROWTH: 'true' });
    expect(variables).not.toHaveProperty('TF_DETERMINISTIC_OPS');
  });

  it('leaves out oneDNN, whose convolutions are wrong for some shapes and which speaks at every start', () => {
    expect(tensorflowEnvironment(temporaryFolder())).toMatchObject({
      TF_ENABLE_ONEDNN_OPTS: '0',
      TF_CPP_MIN_LOG_LEVEL: '2',
    });
  });

  it('asks for the same bits each time on the processor', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'tensorflow'));
    expect(tensorflowEnvironment(folder)).toMatchObject({ TF_DETERMINISTIC_OPS: '1' });
  });
});

it('takes the pack for GPUs where both are installed, and none where there is none', async () => {
  const folder = temporaryFolder();
  expect(choosePack(folder)).toBeUndefined();
  await makePack(packFolder(folder, 'tensorflow-cpu'));
  expect(choosePack(folder)?.id).toBe('tensorflow-cpu');
  await makePack(packFolder(folder, 'tensorflow-gpu'), 'tensorflow-gpu');
  expect(choosePack(folder)?.id).toBe('tensorflow-gpu');
});
