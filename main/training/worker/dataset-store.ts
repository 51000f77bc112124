/** Reads datasets from the files that travel with the app: decoded, checked by SHA-256, each loaded once and kept. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetDefinition, type DatasetKind } from '../../../contract/datasets/registry';
import { failure, success, type Result } from '../../../contract/errors';
import type { CommandInput } from '../../../contract/ipc/api';
import type { Samples } from '../../../contract/ipc/channels';
import { sizeOf } from '../../../contract/shapes';
import { t } from '../../../contract/text/text';
import {
  checkMnistDigests,
  decodeMnist,
  MNIST_FILE_KEYS,
  MNIST_FILES,
  type MnistFile,
} from '../../../engine/data/mnist';
import type { SampleData } from '../../../engine/engine';

export interface Dataset {
  readonly train: SampleData;
  readonly test: SampleData;
  /** File name -> SHA-256, recorded with every run. */
  readonly sha256: Readonly<Record<string, string>>;
}

export type DatasetReader = (dataFolder: string) => Promise<Result<Dataset>>;

const READERS: Readonly<Record<DatasetKind, DatasetReader>> = { mnist: readMnist };

export class DatasetStore {
  readonly #dataFolder: string;
  readonly #readers: Readonly<Record<DatasetKind, DatasetReader>>;
  readonly #loaded = new Map<DatasetKind, Promise<Result<Dataset>>>();

  constructor(dataFolder: string, readers = READERS) {
    this.#dataFolder = dataFolder;
    this.#readers = readers;
  }

  /** A failure is not kept: the files may be there at the next try. */
  async load(kind: DatasetKind): Promise<Result<Dataset>> {
    const loading = this.#loaded.get(kind) ?? this.#readers[kind](join(this.#dataFolder, kind));
    this.#loaded.set(kind, loading);
    const dataset = await loading;
    if (!dataset.ok) this.#loaded.delete(kind);
    return dataset;
  }

  /** Some samples as pictures, for looking at. */
  async samples(request: CommandInput<'dataset:samples'>): Promise<Result<Samples>> {
    const dataset = await this.load(request.kind);
    if (!dataset.ok) return dataset;
    const { count, inputs, targets } = dataset.value[request.split];
    const wrong = request.indices.find((index) => index >= count);
    if (wrong !== undefined) {
      const message = t('training.sampleIndex', { index: wrong, last: count - 1 });
      return failure('invalidRequest', message);
    }
    const size = sizeOf(datasetDefinition(request.kind).inputShape);
    const pixels = new Uint8Array(request.indices.length * size);
    for (const [place, index] of request.indices.entries()) {
      pixels.set(inputs.subarray(index * size, (index + 1) * size), place * size);
    }
    const labelOf = (index: number) =>
      targets.kind === 'classes' ? (targets.labels[index] ?? 0) : 0;
    return success({ pixels, labels: request.indices.map(labelOf) });
  }
}

/** Reads and checks the four MNIST files of a folder. */
export async function readMnist(folder: string): Promise<Result<Dataset>> {
  const files = {} as Record<MnistFile, Uint8Array>;
  for (const key of MNIST_FILE_KEYS) {
    const file = await readDataFile(join(folder, MNIST_FILES[key].name));
    if (!file.ok) return file;
    files[key] = file.value;
  }
  const decoded = decodeMnist(files);
  if (!decoded.ok) return decoded;
  const digests = {} as Record<MnistFile, string>;
  for (const key of MNIST_FILE_KEYS) {
    digests[key] = createHash('sha256').update(files[key]).digest('hex');
  }
  const checked = checkMnistDigests(digests);
  if (!checked.ok) return checked;
  const sha256 = MNIST_FILE_KEYS.map((key) => [MNIST_FILES[key].name, digests[key]] as const);
  return success({ ...decoded.value, sha256: Object.fromEntries(sha256) });
}

async function readDataFile(path: string): Promise<Result<Uint8Array>> {
  try {
    return success(await readFile(path));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return failure(
      'dataMissing',
      t('data.missing', { file: path, reason: code }),
      `${path}: ${code}`,
    );
  }
}
