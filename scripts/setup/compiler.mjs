// The C++ compiler that builds the TensorFlow binding: found, or installed where that can be done.

import { capture } from './commands.mjs';
import { isDebianLike, isRoot, osRelease } from './host.mjs';
import { isOnPath } from './libraries.mjs';
import { StepError } from './steps.mjs';

const compilers = ['c++', 'g++', 'clang++'];

/** @returns {Promise<string>} What was done. */
export async function ensureCompiler() {
  const named = process.env['CXX'];
  if (named !== undefined) return named;
  const found = compilers.find(isOnPath);
  if (found !== undefined) return found;
  if (!isDebianLike(osRelease())) {
    throw new StepError(
      'A C++ compiler is needed to build the TensorFlow binding, and none was found.',
      'Install one with the package manager of this system, then run the same command again.',
    );
  }
  const install = 'apt-get update && apt-get install -y --no-install-recommends g++ libc6-dev';
  if (!isRoot) {
    throw new StepError(
      'A C++ compiler is needed to build the TensorFlow binding, and none was found.',
      `sudo sh -c '${install}'`,
    );
  }
  const result = await capture('sh', ['-c', install], {
    timeoutMs: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.code !== 0) {
    throw new StepError(`Installing a compiler failed:\n${result.output}`, `Run: ${install}`);
  }
  return 'installed g++';
}
