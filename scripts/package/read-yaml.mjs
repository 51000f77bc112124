// Reads YAML files of the checkout.

import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { inRoot } from '../setup/paths.mjs';

/**
 * @param {string} path In the checkout.
 * @returns {unknown}
 */
export function readYaml(path) {
  return load(readFileSync(inRoot(path), 'utf8'));
}
