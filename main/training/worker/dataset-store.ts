/** Reads datasets from the files that travel with the app: decoded, and checked by SHA-256. */
import { join } from 'node:path';
import {
  DATASET_KINDS,
  datasetDefinition,
  type DatasetKind,
} from '../../../contract/datasets/registry';
import { failure, success, type Result } from '../../../contract/errors';
import { splitCounts } from '../../../contract/experiment';
import type { CommandInput } from '../../../contract/ipc/api';
import type { Rows, Samples } from '../../../contract/ipc/channels';
import { t } from '../../../contract/text/text';
import { MNIST_FILES } from '../../../engine/data/mnist';
import { DataFiles } from './data-files';
import type { Dataset, DatasetReader, SampleReader } from './dataset';
import { readAutoMpg } from './read-auto-mpg';
import { readMnist, readMnistSamples } from './read-mnist';

interface Source {
  readonly read: DatasetReader;
  /** Where the samples are pictures. */
  readonly readSamples?: SampleReader;
  /** Files that take long to check. */
  readonly large?: readonly string[];
}

const SOURCES: Readonly<Record<DatasetKind, Source>> = {
  mnist: {
    read: readMnist,
    readSamples: readMnistSamples,
    large: [MNIST_FILES.trainImages.name, MNIST_FILES.testImages.name],
  },
  auto_mpg: { read: readAutoMpg },
};

export class DatasetStore {
  readonly #dataFolder: string;
  readonly #readers: Partial<Record<DatasetKind, DatasetReader>>;
  readonly #files = new DataFiles();
  readonly #reading = new Map<DatasetKind, Promise<Result<Dataset>>>();
  readonly #kept = new Map<DatasetKind, WeakRef<Dataset>>();

  /** `readers` take the place of the app's own, for all but single samples. */
  constructor(dataFolder: string, readers: Partial<Record<DatasetKind, DatasetReader>> = {}) {
    this.#dataFolder = dataFolder;
    this.#readers = readers;
  }

  /**
   * Read once for all who ask meanwhile, and kept for as long as somebody holds it: an engine has its own copy, and two would be one too
   * many. A failure is not kept: the files may be there at the next try.
   */
  async load(kind: DatasetKind): Promise<Result<Dataset>> {
    const kept = this.#kept.get(kind)?.deref();
    if (kept !== undefined) return success(kept);
    const reading = this.#reading.get(kind) ?? this.#read(kind);
    this.#reading.set(kind, reading);
    try {
      const dataset = await reading;
      if (dataset.ok) this.#kept.set(kind, new WeakRef(dataset.value));
      return dataset;
    } finally {
      this.#reading.delete(kind);
    }
  }

  /** Checks the large files, so that reading them will be quicker. */
  async warmUp(): Promise<void> {
    for (const kind of DATASET_KINDS) {
      for (const name of SOURCES[kind].large ?? []) {
        await this.#files.prepare(join(this.#dataFolder, kind, name));
      }
    }
  }

  #read(kind: DatasetKind): Promise<Result<Dataset>> {
    const read = this.#readers[kind] ?? SOURCES[kind].read;
    return read(join(this.#dataFolder, kind), this.#files);
  }

  /** Some samples as pictures, for looking at. */
  async samples({
    kind,
    split,
    indices,
  }: CommandInput<'dataset:samples'>): Promise<Result<Samples>> {
    const read = SOURCES[kind].readSamples;
    if (read === undefined) return failure('invalidRequest', t('training.noPictures'));
    const { trainCount, testCount } = datasetDefinition(kind);
    const refused = indexProblem(indices, split === 'train' ? trainCount : testCount);
    return refused ?? read(join(this.#dataFolder, kind), split, indices);
  }

  /** How many samples of each class are trained on. */
  async classCounts({
    kind,
    validationSplit,
  }: CommandInput<'dataset:classCounts'>): Promise<Result<{ counts: number[] }>> {
    const dataset = await this.load(kind);
    if (!dataset.ok) return dataset;
    const { targets, count } = dataset.value.train;
    if (targets.kind !== 'classes') return success({ counts: [] });
    const { trainingCount } = splitCounts({ training: { validationSplit } }, count);
    const counts = Array.from({ length: targets.classCount }, () => 0);
    for (const label of targets.labels.subarray(0, trainingCount)) {
      counts[label] = (counts[label] ?? 0) + 1;
    }
    return success({ counts });
  }

  /** Some samples as rows of their table, in the data's own units. */
  async rows(request: CommandInput<'dataset:rows'>): Promise<Result<Rows>> {
    const dataset = await this.load(request.kind);
    if (!dataset.ok) return dataset;
    const { table } = dataset.value;
    const all = (request.split === 'train' ? table?.trainRows : table?.testRows) ?? [];
    const refused = indexProblem(request.indices, all.length);
    if (refused !== undefined) return refused;
    const rows = request.indices.flatMap((index) => all[index] ?? []);
    return success({
      rows: rows.map(({ values }) => [...values]),
      targets: rows.map(({ target }) => target),
    });
  }
}

function indexProblem(indices: readonly number[], count: number): Result<never> | undefined {
  const wrong = indices.find((index) => index >= count);
  if (wrong === undefined) return undefined;
  const message = t('training.sampleIndex', { index: wrong, last: count - 1 });
  return failure('invalidRequest', message);
}
