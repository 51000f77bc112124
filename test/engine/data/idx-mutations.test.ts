import { describe, expect, it } from 'vitest';
import type { Result } from '../../../contract/errors';
import {
  checkMnistDigests,
  decodeMnist,
  MNIST_FILE_KEYS,
  MNIST_FILES,
  type MnistData,
  type MnistFile,
} from '../../../engine/data/mnist';
import { randomUint32 } from '../../../engine/random';
import { smallMnist } from '../../support/idx-files';
import { sha256Of } from '../../support/mnist-files';

const MUTATIONS = 1000;
const original = smallMnist();

/** The `draw`-th random number of a mutation, below `bound`. */
function below(bound: number, mutation: number, draw: number): number {
  return randomUint32({ seed: 1, purpose: 'noise', layer: 0, step: mutation }, draw) % bound;
}

/** Half of the flips hit the header, where they hurt most. */
function flipBits(bytes: Uint8Array, mutation: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const flips = 1 + below(3, mutation, 1);
  for (let flip = 0; flip < flips; flip++) {
    const range = below(2, mutation, 20 + 2 * flip) === 0 ? 16 : copy.length;
    const offset = below(Math.min(range, copy.length), mutation, 21 + 2 * flip);
    // Another bit for each flip: no two undo each other.
    copy[offset]! ^= 1 << ((below(8, mutation, 12) + flip) % 8);
  }
  return copy;
}

/** Truncated, flipped, or with junk behind: the same mutation for the same number. */
function mutate(bytes: Uint8Array, mutation: number): Uint8Array {
  switch (mutation % 4) {
    case 0:
      return bytes.slice(0, below(bytes.length, mutation, 2));
    case 1:
      return bytes.slice(0, below(Math.min(24, bytes.length), mutation, 2));
    case 2:
      return Uint8Array.from([...bytes, ...bytes.subarray(0, 1 + below(64, mutation, 2))]);
    default:
      return flipBits(bytes, mutation);
  }
}

function expectClearError(file: MnistFile, length: number, result: Result<MnistData>): void {
  if (result.ok) return;
  expect(result.error.code).toBe('dataCorrupt');
  const { name } = MNIST_FILES[file];
  const place = /^(\S+): (.+) at byte (\d+): (.+)$/.exec(result.error.detail ?? '');
  expect(place, result.error.detail).not.toBeNull();
  // A count of images that is wrong is noticed at the labels.
  expect([name, name.replace('images-idx3', 'labels-idx1')]).toContain(place![1]);
  expect(Number(place![3])).toBeLessThanOrEqual(Math.max(length, original[file].length));
  expect(result.error.message).toContain(place![1]);
}

describe(`${MUTATIONS} damaged data files`, () => {
  it('give a clear error or, where only pixels or labels differ, whole data, and never a crash', () => {
    let refused = 0;
    for (let mutation = 0; mutation < MUTATIONS; mutation++) {
      const file = MNIST_FILE_KEYS[below(4, mutation, 0)]!;
      const damaged = mutate(original[file], mutation);
      const result = decodeMnist({ ...original, [file]: damaged });
      expectClearError(file, damaged.length, result);
      if (!result.ok) refused++;
      else expect(damaged.length).toBe(original[file].length);
    }
    expect(refused).toBeGreaterThan(0.8 * MUTATIONS);
  });

  it('are all found by the checksum, even where they can be decoded', () => {
    for (let mutation = 0; mutation < MUTATIONS; mutation++) {
      const file = MNIST_FILE_KEYS[below(4, mutation, 0)]!;
      const damaged = mutate(original[file], mutation);
      const digests = MNIST_FILE_KEYS.map((key) => [key, MNIST_FILES[key].sha256]);
      const before = Object.fromEntries(digests) as Record<MnistFile, string>;
      expect(sha256Of(damaged)).not.toBe(sha256Of(original[file]));
      expect(checkMnistDigests({ ...before, [file]: sha256Of(damaged) }).ok).toBe(false);
    }
  });
});
