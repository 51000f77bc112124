// The npm packages: installed exactly as locked, and only when what is there differs from the lock.

import { readFileSync } from 'node:fs';
import { capture, npmCommand } from './commands.mjs';
import { inRoot } from './paths.mjs';
import { StepError } from './steps.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, extraneous?: boolean }>} Locked */

/**
 * @param {string} file
 * @returns {Locked | undefined}
 */
function readLock(file) {
  try {
    /** @type {{ packages: Locked }} */
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    return lock.packages;
  } catch {
    return undefined;
  }
}

/**
 * Names what is locked but not there in that version. Optional packages may be missing.
 * @param {Locked} wanted
 * @param {Locked} present
 */
export function differingPackages(wanted, present) {
  return Object.entries(wanted)
    .filter(([path, { extraneous }]) => path !== '' && extraneous !== true)
    .filter(([path, { version, optional }]) => {
      const found = present[path];
      return found === undefined ? optional !== true : found.version !== version;
    })
    .map(([path]) => path);
}

/** @returns {Promise<string>} What was done. */
export async function ensurePackages() {
  const wanted = readLock(inRoot('package-lock.json'));
  if (wanted === undefined) {
    throw new StepError('package-lock.json is missing or damaged.', 'Restore it from git.');
  }
  const present = readLock(inRoot('node_modules', '.package-lock.json'));
  if (present !== undefined && differingPackages(wanted, present).length === 0) return 'up to date';

  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  const result = await capture(...npmCommand(args), { timeoutMs: 20 * 60_000 });
  if (result.code !== 0) {
    throw new StepError(
      `npm ci failed:\n${result.output}`,
      'Check the network and the free disk space, then run the same command again. ' +
        'If package.json and package-lock.json differ, run: npm install --loglevel=notice',
    );
  }
  return result.stdout.match(/added \d+ packages/)?.[0] ?? 'installed';
}
