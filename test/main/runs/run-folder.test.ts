import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetExperiment } from '../../../contract/presets';
import { readModel, writeModel, type SavedModel } from '../../../main/runs/model-file';
import { createRunFolder, newRunId, saveRun } from '../../../main/runs/run-folder';
import { weightsSha256 } from '../../../main/runs/weights-hash';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';

const MODEL: SavedModel = {
  weights: [
    { name: '1/kernel', shape: [1, 2], data: Float32Array.of(1, 2) },
    { name: '1/bias', shape: [2], data: Float32Array.of(3, 4) },
  ],
  slots: [{ name: '1/kernel/m', shape: [1, 2], data: Float32Array.of(5, 6) }],
  iterations: 12,
  position: {
    epoch: 1,
    step: 2,
    lossSum: 0.123456789012345,
    metricSum: 3,
    sampleCount: 4,
    epochSeconds: 0.5,
    elapsedSeconds: 1.5,
  },
};

describe('a run’s folder', () => {
  it('is named by time and a short id that fits a run id', () => {
    const id = newRunId(new Date('2026-01-31T23:59:58.123Z'), '1A2B-c3d4e5f6-7890');
    expect(id).toMatch(/^20260131-235958-[a-z0-9]{6}$/);
  });

  it('holds what was saved, in files that read back', async () => {
    const folder = valueOf(await createRunFolder(join(temporaryFolder(), 'new', 'runs'), 'a-1'));
    const experiment = presetExperiment('tutorial');
    valueOf(await saveRun(folder, { experiment, model: MODEL }, 'nothing'));
    expect(readdirSync(folder).sort()).toEqual(['experiment.json', 'model.safetensors']);
    expect(JSON.parse(readFileSync(join(folder, 'experiment.json'), 'utf8'))).toEqual(experiment);
    expect(valueOf(readModel(readFileSync(join(folder, 'model.safetensors'))))).toEqual(MODEL);
  });

  it('cannot be made where a file stands: says so, and that nothing is lost', async () => {
    const path = join(temporaryFolder(), 'runs');
    writeFileSync(path, '');
    const error = errorOf(await createRunFolder(path, 'a-1'));
    expect(error.code).toBe('notWritable');
    expect(error.message).toContain(path);
    expect(error.message).toContain('nothing is lost');
  });

  it('that vanished is made again, with all that it held of the run', async () => {
    const gone = join(temporaryFolder(), 'runs', 'gone');
    const known = { experiment: presetExperiment('tutorial') };
    valueOf(await saveRun(gone, { model: MODEL }, 'model', known));
    expect(readdirSync(gone).sort()).toEqual(['experiment.json', 'model.safetensors']);
    writeFileSync(join(gone, 'experiment.json'), 'as it was');
    valueOf(await saveRun(gone, { model: MODEL }, 'model', known));
    expect(readFileSync(join(gone, 'experiment.json'), 'utf8')).toBe('as it was');
  });

  it('that cannot be had costs the save, not the model: the message says that it is kept', async () => {
    const path = join(temporaryFolder(), 'runs');
    writeFileSync(path, '');
    const error = errorOf(await saveRun(join(path, 'a-1'), { model: MODEL }, 'model'));
    expect(error.code).toBe('notWritable');
    expect(error.detail).toContain('ENOTDIR');
    expect(error.message).toContain('kept in memory');
  });

  it('tells a full disk', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'run'));
    const full = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    const error = errorOf(await saveRun(join(folder, 'run'), { model: MODEL }, 'model', {}, full));
    expect(error.message).toContain('ENOSPC');
  });
});

describe('a saved model', () => {
  it('is refused when a weight was changed', () => {
    const bytes = writeModel(MODEL);
    const firstWeight = 8 + Number(Buffer.from(bytes).readBigUInt64LE(0));
    bytes[firstWeight]! ^= 1;
    expect(errorOf(readModel(bytes)).detail).toContain('hash');
  });
});

describe('weightsSha256', () => {
  const [kernel, bias] = MODEL.weights as [SavedModel['weights'][0], SavedModel['weights'][0]];

  it('is that of the canonical header and the values', () => {
    // printf '[["1/kernel",[1,2]],["1/bias",[2]]]\n' and 1, 2, 3, 4 as little-endian float32, by sha256sum
    expect(weightsSha256(MODEL.weights)).toBe(
      'be574e7a98c156fc8fd1fe7c980c1bbd82d64e4259c611daa5c963650d1c19d0',
    );
  });

  it('tells names, shapes, order and single bits apart', () => {
    const variants = [
      [kernel, bias],
      [bias, kernel],
      [{ ...kernel, name: '2/kernel' }, bias],
      [{ ...kernel, shape: [2, 1] }, bias],
      [{ ...kernel, data: Float32Array.of(1, 2.0000002) }, bias],
    ];
    expect(new Set(variants.map(weightsSha256)).size).toBe(variants.length);
  });
});
