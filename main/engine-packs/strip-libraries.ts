/** Takes symbols out of TensorFlow's libraries that only a debugger reads: 850 MB become 630. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackProgress } from '../../contract/engine-packs/packs';
import { hasProgram, runProgram } from './run-program';

/** Where `strip` is missing the libraries stay as they are: larger, no worse. Returns whether they were stripped. */
export async function stripLibraries(
  packFolder: string,
  onProgress: (progress: PackProgress) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  if (!(await hasProgram('strip'))) return false;
  const folder = join(packFolder, 'tensorflow');
  const names = (await readdir(folder)).filter((name) => name.includes('.so'));
  for (const [done, name] of names.entries()) {
    onProgress({ stage: 'strip', done, total: names.length, unit: 'files' });
    const ended = await runProgram('strip', ['--strip-unneeded', join(folder, name)], { signal });
    signal?.throwIfAborted();
    if (ended.code !== 0) return false;
  }
  return true;
}
