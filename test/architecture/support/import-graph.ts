// Which source file imports which, and where such a path comes back to its start.

import { posix } from 'node:path';

/** Endings that an import may leave out, in the order in which they are tried. */
const endings = ['', '.ts', '.svelte.ts', '.d.ts', '/index.ts'];

/**
 * @param importer Path of the importing file.
 * @param specifier A relative import.
 * @returns Path of the imported file, or undefined where no such file exists.
 */
export function resolveRelative(
  importer: string,
  specifier: string,
  exists: (path: string) => boolean,
): string | undefined {
  const base = posix.join(posix.dirname(importer), specifier.replace(/\?.*$/, ''));
  return endings.map((ending) => base + ending).find(exists);
}

/** @returns One cycle as a list of files, first and last the same, or undefined. */
export function findCycle(
  graph: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    const start = trail.indexOf(file);
    if (start >= 0) return [...trail.slice(start), file];
    if (finished.has(file)) return undefined;
    trail.push(file);
    for (const imported of graph.get(file) ?? []) {
      const cycle = visit(imported);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    finished.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
