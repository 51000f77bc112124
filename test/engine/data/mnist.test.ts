import { describe, expect, it } from 'vitest';
import {
  checkMnistDigests,
  decodeMnist,
  MNIST_FILE_KEYS,
  type MnistFile,
} from '../../../engine/data/mnist';
import { idxFile, smallMnist, withByte } from '../../support/idx-files';
import { readMnistFiles, sha256Of } from '../../support/mnist-files';
import { errorOf, valueOf } from '../../support/results';

const TRAIN_CLASSES = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
const TEST_CLASSES = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];

function classCounts(labels: Uint8Array): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label]! += 1;
  return counts;
}

describe('the MNIST that is shipped', () => {
  const files = readMnistFiles();

  it('is the original, by its checksums', () => {
    const digests = MNIST_FILE_KEYS.map((key) => [key, sha256Of(files[key])]);
    expect(checkMnistDigests(Object.fromEntries(digests) as Record<MnistFile, string>).ok).toBe(
      true,
    );
  });

  it('decodes to 60,000 and 10,000 digits with the known counts and brightness', () => {
    const { train, test } = valueOf(decodeMnist(files));
    expect([train.count, test.count]).toEqual([60_000, 10_000]);
    if (train.targets.kind !== 'classes' || test.targets.kind !== 'classes')
      throw new Error('classes');
    expect(classCounts(train.targets.labels)).toEqual(TRAIN_CLASSES);
    expect(classCounts(test.targets.labels)).toEqual(TEST_CLASSES);
    let sum = 0;
    for (const pixel of train.inputs) sum += pixel;
    expect((sum / train.inputs.length) * train.inputScale).toBeCloseTo(0.1307, 4);
  });
});

describe('decoding MNIST', () => {
  it('gives bytes with the scale that makes them 0 to 1', () => {
    const files = smallMnist(6);
    const { train, test } = valueOf(decodeMnist(files));
    expect([train.count, test.count]).toEqual([6, 3]);
    expect(train.inputShape).toEqual([28, 28]);
    expect(train.inputs).toEqual(files.trainImages.subarray(16));
    expect(255 / (1 / train.inputScale)).toBe(1);
  });

  it('refuses images of another size, labels out of range and counts that differ', () => {
    const files = smallMnist(6);
    const damaged = (change: Partial<Record<MnistFile, Uint8Array>>) =>
      errorOf(decodeMnist({ ...files, ...change })).detail;
    const wide = idxFile([6, 28, 29], new Uint8Array(6 * 28 * 29));
    expect(damaged({ trainImages: wide })).toContain(
      'train-images-idx3-ubyte: dimension 2 at byte 12',
    );
    const fewer = idxFile([2], new Uint8Array(2));
    expect(damaged({ testLabels: fewer })).toContain(
      't10k-labels-idx1-ubyte: dimension 0 at byte 4',
    );
    const mislabelled = withByte(files.trainLabels, 8 + 4, 10);
    expect(damaged({ trainLabels: mislabelled })).toContain(
      'train-labels-idx1-ubyte: label 4 at byte 12',
    );
  });

  it('names the file whose checksum differs', () => {
    const digests = { trainImages: '', trainLabels: '', testImages: '', testLabels: '' };
    const error = errorOf(checkMnistDigests(digests));
    expect(error.code).toBe('dataCorrupt');
    expect(error.message).toContain('train-images-idx3-ubyte');
  });
});
