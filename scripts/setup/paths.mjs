// Where things lie in the checkout.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {readonly string[]} parts Path inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts);
