// Runs the built command line within this process, so that Ctrl-C reaches it directly.

import { createRequire } from 'node:module';
import { inRoot } from './setup/paths.mjs';

/** @param {readonly string[]} args */
export function runTraining(args) {
  const file = inRoot('dist', 'cli', 'train.cjs');
  process.argv = [process.execPath, file, ...args];
  createRequire(import.meta.url)(file);
}
