/** Loads the native binding of a verified pack into this process. Never in main: a bad shape ends the process. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import util from 'node:util';
import { BINDING_FILE } from '../engine-packs/pack-places';
import type { Binding } from './backend';

/** Node 23 took away two functions that the package still calls. */
function restoreRemovedFunctions(): void {
  const functions = util as unknown as Record<string, unknown>;
  functions['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  functions['isArray'] ??= Array.isArray;
}

/** Throws what the loader says when a library is missing or is not for this machine. */
export function loadBinding(packFolder: string): Binding {
  restoreRemovedFunctions();
  const file = join(packFolder, BINDING_FILE);
  return createRequire(file)(file) as Binding;
}
