// Whatever goes into a bundle is among the inputs by which the build tells that it is stale.

import { readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commonInputs, nodeParts, windowPart } from '../../scripts/build/parts.mjs';
import { resolveRelative } from '../architecture/support/import-graph';
import { readLinks } from '../architecture/support/read-imports';

const root = new URL('../../', import.meta.url);
const isFile = (path: string): boolean =>
  statSync(new URL(path, root), { throwIfNoEntry: false })?.isFile() === true;

/** Every file that is reached from one by relative imports, the kernels' generated types left out. */
function reachedFrom(entry: string): readonly string[] {
  const reached = new Set([entry]);
  for (const path of reached) {
    const { imports } = readLinks({ path, text: readFileSync(new URL(path, root), 'utf8') });
    for (const specifier of imports.filter((each) => each.startsWith('.'))) {
      const target = resolveRelative(path, specifier, isFile);
      if (target !== undefined && !target.includes('/generated/')) reached.add(target);
    }
  }
  return [...reached];
}

it.each(Object.entries({ ...nodeParts, window: { ...windowPart, entry: 'renderer/main.ts' } }))(
  'the part “%s” is built anew when any of its files changes',
  (_name, { entry, inputs }) => {
    const all = [...commonInputs, ...inputs];
    const forgotten = reachedFrom(entry).filter(
      (path) => !all.some((input) => path === input || path.startsWith(`${input}/`)),
    );
    expect(forgotten).toEqual([]);
  },
);
