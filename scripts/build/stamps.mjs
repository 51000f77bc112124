// Remembers what each part was built from, so that a part is built only when that has changed.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';

/** @param {string} name */
const stampFile = (name) => inRoot('.cache', 'stamps', name);

/**
 * Every file at or below the given paths of the checkout, in a fixed order; missing paths have none. What
 * a build itself writes into a folder called `generated` is no input.
 * @param {readonly string[]} paths
 * @returns {string[]}
 */
export function filesBelow(paths) {
  return paths.flatMap((path) => {
    const status = statSync(inRoot(path), { throwIfNoEntry: false });
    if (status === undefined) return [];
    if (!status.isDirectory()) return [path];
    const names = readdirSync(inRoot(path))
      .filter((name) => name !== 'generated')
      .sort();
    return filesBelow(names.map((name) => `${path}/${name}`));
  });
}

/**
 * @param {readonly string[]} paths
 * @returns {string} One hash over the names and contents of all files below the paths.
 */
export function hashInputs(paths) {
  const hash = createHash('sha256');
  for (const file of filesBelow(paths)) {
    const content = readFileSync(inRoot(file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} name
 * @param {string} hash
 */
export function hasStamp(name, hash) {
  try {
    return readFileSync(stampFile(name), 'utf8') === hash;
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} hash
 */
export function setStamp(name, hash) {
  mkdirSync(inRoot('.cache', 'stamps'), { recursive: true });
  writeFileSync(stampFile(name), hash);
}

/** @param {string} name */
export function clearStamp(name) {
  rmSync(stampFile(name), { force: true });
}
