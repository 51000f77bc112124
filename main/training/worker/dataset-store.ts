/** Reads datasets from the files that travel with the app: decoded, and checked by SHA-256. */
import { join } from 'node:path';
import { datasetDefinition, type DatasetKind } from '../../../contract/datasets/registry';
import { failure, success, type Result } from '../../../contract/errors';
import { splitCounts } from '../../../contract/experiment';
import type { CommandInput } from '../../../contract/ipc/api';
import type { Rows, Samples } from '../../../contract/ipc/channels';
import { sizeOf } from '../../../contract/shapes';
import { t } from '../../../contract/text/text';
import type { Dataset, DatasetReader } from './dataset';
import { readAutoMpg } from './read-auto-mpg';
import { readMnist } from './read-mnist';

const READERS: Readonly<Record<DatasetKind, DatasetReader>> = {
  mnist: readMnist,
  auto_mpg: readAutoMpg,
};

export class DatasetStore {
  readonly #dataFolder: string;
  readonly #readers: Readonly<Record<DatasetKind, DatasetReader>>;
  readonly #reading = new Map<DatasetKind, Promise<Result<Dataset>>>();
  readonly #kept = new Map<DatasetKind, WeakRef<Dataset>>();

  /** `readers` take the place of the app's own. */
  constructor(dataFolder: string, readers: Partial<typeof READERS> = {}) {
    this.#dataFolder = dataFolder;
    this.#readers = { ...READERS, ...readers };
  }

  /**
   * Read once for all who ask meanwhile, and kept for as long as somebody holds it: an engine has its own copy, and two would be one too
   * many. A failure is not kept: the files may be there at the next try.
   */
  async load(kind: DatasetKind): Promise<Result<Dataset>> {
    const kept = this.#kept.get(kind)?.deref();
    if (kept !== undefined) return success(kept);
    const reading = this.#reading.get(kind) ?? this.#readers[kind](join(this.#dataFolder, kind));
    this.#reading.set(kind, reading);
    try {
      const dataset = await reading;
      if (dataset.ok) this.#kept.set(kind, new WeakRef(dataset.value));
      return dataset;
    } finally {
      this.#reading.delete(kind);
    }
  }

  /** Some samples as pictures, for looking at. */
  async samples(request: CommandInput<'dataset:samples'>): Promise<Result<Samples>> {
    const dataset = await this.load(request.kind);
    if (!dataset.ok) return dataset;
    const { count, inputs, targets } = dataset.value[request.split];
    const refused = indexProblem(request.indices, count);
    if (refused !== undefined) return refused;
    if (!(inputs instanceof Uint8Array)) {
      return failure('invalidRequest', t('training.noPictures'));
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
