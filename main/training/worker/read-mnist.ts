/** Reads and checks the four MNIST files of a folder. */
import { join } from 'node:path';
import { success, type Result } from '../../../contract/errors';
import {
  checkMnistDigests,
  decodeMnist,
  MNIST_FILE_KEYS,
  MNIST_FILES,
  type MnistFile,
} from '../../../engine/data/mnist';
import type { Dataset } from './dataset';
import { digestOf, readDataFile } from './read-data-file';

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
    digests[key] = await digestOf(files[key]);
  }
  const checked = checkMnistDigests(digests);
  if (!checked.ok) return checked;
  const sha256 = MNIST_FILE_KEYS.map((key) => [MNIST_FILES[key].name, digests[key]] as const);
  return success({ ...decoded.value, sha256: Object.fromEntries(sha256) });
}
