/** Reads and checks the four MNIST files of a folder, or a few of their samples. */
import { join } from 'node:path';
import { DATASETS } from '../../../contract/datasets/registry';
import { success, type Result } from '../../../contract/errors';
import type { Samples } from '../../../contract/ipc/channels';
import type { Shape } from '../../../contract/shapes';
import {
  checkMnistDigests,
  decodeMnist,
  MNIST_FILE_KEYS,
  MNIST_FILES,
  type MnistFile,
} from '../../../engine/data/mnist';
import type { DataFiles } from './data-files';
import type { Dataset, Split } from './dataset';
import { readIdxItems } from './read-idx-items';

export async function readMnist(folder: string, data: DataFiles): Promise<Result<Dataset>> {
  const files = {} as Record<MnistFile, Uint8Array>;
  const digests = {} as Record<MnistFile, string>;
  for (const key of MNIST_FILE_KEYS) {
    const file = await data.read(join(folder, MNIST_FILES[key].name));
    if (!file.ok) return file;
    files[key] = file.value.bytes;
    digests[key] = file.value.sha256;
  }
  const decoded = decodeMnist(files);
  if (!decoded.ok) return decoded;
  const checked = checkMnistDigests(digests);
  if (!checked.ok) return checked;
  const sha256 = MNIST_FILE_KEYS.map((key) => [MNIST_FILES[key].name, digests[key]] as const);
  return success({ ...decoded.value, sha256: Object.fromEntries(sha256) });
}

/** For looking at only: the checksums, which would take reading all, are asked for before anything is trained. */
export async function readMnistSamples(
  folder: string,
  split: Split,
  indices: readonly number[],
): Promise<Result<Samples>> {
  const read = (file: `${Split}${'Images' | 'Labels'}`, item: Shape) =>
    readIdxItems(join(folder, MNIST_FILES[file].name), item, indices);
  const pixels = await read(`${split}Images`, DATASETS.mnist.inputShape);
  if (!pixels.ok) return pixels;
  const labels = await read(`${split}Labels`, []);
  if (!labels.ok) return labels;
  return success({ pixels: pixels.value, labels: [...labels.value] });
}
