// Holds the house to its floors: what each folder may import, and how files are named and built.

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atticNames, floorOf, floors, freeFolders, lonelyPackages, longestFile } from './floors';
import { findCycle, resolveRelative } from './support/import-graph';
import { floorProblem, packageOf, packageProblem } from './support/import-rules';
import { readLinks } from './support/read-imports';
import { readSourceFiles } from './support/source-files';

const files = readSourceFiles().map((file) => ({ ...file, ...readLinks(file) }));
const paths = new Set(files.map(({ path }) => path));
const houseFiles = files.filter(({ path }) => floorOf(path) !== undefined);

const isRelative = (specifier: string): boolean => specifier.startsWith('.');
const isGenerated = (specifier: string): boolean => specifier.includes('/generated/');
const isConfig = (path: string): boolean => /\.config\.[jt]s$/.test(path);

const importGraph = new Map(
  files.map(({ path, imports }) => [
    path,
    imports
      .filter(isRelative)
      .map((specifier) => resolveRelative(path, specifier, (candidate) => paths.has(candidate)))
      .filter((target) => target !== undefined),
  ]),
);

describe('the floors', () => {
  it('are all there', () => {
    const topFolders = floors.map(({ folder }) => folder).filter((folder) => !folder.includes('/'));
    const missing = topFolders.filter(
      (folder) => !houseFiles.some(({ path }) => path.startsWith(`${folder}/`)),
    );
    expect(missing).toEqual([]);
  });

  it('import only the floors they stand on', () => {
    const problems = houseFiles.flatMap(({ path }) =>
      importGraph
        .get(path)!
        .map((target) => floorProblem(floorOf(path)!, target))
        .filter((problem) => problem !== undefined)
        .map((problem) => `${path}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it('import only the packages they are allowed', () => {
    const problems = houseFiles.flatMap(({ path, imports }) =>
      imports
        .filter((specifier) => !isRelative(specifier))
        .map((specifier) => packageProblem(floorOf(path)!, specifier))
        .filter((problem) => problem !== undefined)
        .map((problem) => `${path}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it.each(lonelyPackages)('import %s in exactly one file', (name) => {
    const importers = houseFiles
      .filter(({ imports }) => imports.some((specifier) => packageOf(specifier) === name))
      .map(({ path }) => path);
    expect(importers).toHaveLength(1);
  });

  it('import files that exist', () => {
    const problems = files.flatMap(({ path, imports }) =>
      imports
        .filter((specifier) => isRelative(specifier) && !isGenerated(specifier))
        .filter((specifier) => !specifier.endsWith('.json'))
        .filter(
          (specifier) => resolveRelative(path, specifier, (file) => paths.has(file)) === undefined,
        )
        .map((specifier) => `${path}: ${specifier}`),
    );
    expect(problems).toEqual([]);
  });

  it('have no cycle of imports', () => {
    expect(findCycle(importGraph)).toBeUndefined();
  });
});

describe('every source file', () => {
  it('exports by name, save configuration files', () => {
    const problems = files.filter(
      ({ path, hasDefaultExport }) => hasDefaultExport && !isConfig(path),
    );
    expect(problems.map(({ path }) => path)).toEqual([]);
  });

  it('exports only what is its own', () => {
    expect(files.filter(({ hasReExport }) => hasReExport).map(({ path }) => path)).toEqual([]);
  });

  it(`has at most ${longestFile} lines`, () => {
    const problems = files
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > longestFile);
    expect(problems).toEqual([]);
  });

  it('is named for the one thing it holds', () => {
    const stems = files.map(({ path }) => ({ path, stem: posix.basename(path).split('.')[0]! }));
    const problems = stems.filter(({ stem }) => atticNames.includes(stem.toLowerCase()));
    expect(problems.map(({ path }) => path)).toEqual([]);
  });

  it('is named in its kind of case', () => {
    const problems = files.filter(({ path }) => {
      const pattern = path.endsWith('.svelte')
        ? /^[A-Z][A-Za-z0-9]*\.svelte$/
        : /^[a-z0-9]+([-.][a-z0-9]+)*$/;
      const isFree = path.endsWith('.py') && freeFolders.some((folder) => path.startsWith(folder));
      return !isFree && !pattern.test(posix.basename(path));
    });
    expect(problems.map(({ path }) => path)).toEqual([]);
  });

  it('shows names and messages as text, never as markup', () => {
    expect(files.filter(({ hasRawHtml }) => hasRawHtml).map(({ path }) => path)).toEqual([]);
  });
});
