// The rules themselves: a forbidden import is named, an allowed one is not.

import { describe, expect, it } from 'vitest';
import { floorOf } from './floors';
import { findCycle, resolveRelative } from './support/import-graph';
import { floorProblem, packageProblem } from './support/import-rules';
import { readLinks } from './support/read-imports';

const floor = (file: string) => floorOf(file)!;

describe('the import rules', () => {
  it.each([
    ['contract/fields.ts', 'engine/random.ts'],
    ['engine/random.ts', 'main/window.ts'],
    ['main/window.ts', 'engine/random.ts'],
    ['main/window.ts', 'renderer/api.ts'],
    ['main/runs/run-folder.ts', 'main/window.ts'],
    ['main/training/worker/index.ts', 'main/training/host.ts'],
    ['preload/index.ts', 'main/ipc/handlers.ts'],
    ['renderer/api.ts', 'preload/index.ts'],
    ['renderer/api.ts', 'engine/random.ts'],
  ])('refuse that %s imports %s', (importer, imported) => {
    expect(floorProblem(floor(importer), imported)).toContain('may not import');
  });

  it.each([
    ['engine/random.ts', 'contract/fields.ts'],
    ['main/training/worker/index.ts', 'engine/random.ts'],
    ['main/cli/train.ts', 'main/training/worker/service.ts'],
    ['main/window.ts', 'main/ipc/handlers.ts'],
    ['renderer/api.ts', 'contract/errors.ts'],
  ])('allow that %s imports %s', (importer, imported) => {
    expect(floorProblem(floor(importer), imported)).toBeUndefined();
  });

  it.each([
    ['engine/random.ts', 'node:fs'],
    ['engine/random.ts', 'fs'],
    ['engine/random.ts', '@tensorflow/tfjs-core'],
    ['renderer/api.ts', 'electron'],
    ['renderer/api.ts', 'node:path'],
    ['contract/fields.ts', 'svelte'],
    ['main/training/worker/index.ts', 'electron'],
    ['preload/index.ts', 'node:fs'],
  ])('refuse that %s imports the package %s', (importer, name) => {
    expect(packageProblem(floor(importer), name)).toBeDefined();
  });

  it.each([
    ['engine/tensorflow/engine.ts', '@tensorflow/tfjs-core'],
    ['main/window.ts', 'electron'],
    ['renderer/App.svelte', 'svelte/transition'],
    ['renderer/App.svelte', '@fontsource-variable/inter/wght.css'],
    ['contract/fields.ts', 'valibot'],
  ])('allow that %s imports the package %s', (importer, name) => {
    expect(packageProblem(floor(importer), name)).toBeUndefined();
  });
});

describe('the import graph', () => {
  it('finds a cycle over several files', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ]);
    expect(findCycle(graph)).toEqual(['b', 'd', 'b']);
    graph.set('d', ['c']);
    expect(findCycle(graph)).toBeUndefined();
  });

  it('finds the file behind an import without its ending', () => {
    const known = new Set(['renderer/state/run.svelte.ts', 'contract/fields.ts']);
    const exists = (path: string): boolean => known.has(path);
    expect(resolveRelative('renderer/App.svelte', './state/run', exists)).toBe(
      'renderer/state/run.svelte.ts',
    );
    expect(resolveRelative('engine/random.ts', '../contract/fields', exists)).toBe(
      'contract/fields.ts',
    );
    expect(resolveRelative('engine/random.ts', './fields', exists)).toBeUndefined();
  });
});

describe('the reader of imports', () => {
  it('sees every way to import in TypeScript', () => {
    const text = `
      import { a } from 'one';
      import type { B } from 'two';
      export * from 'three';
      const c = await import('four');
      type D = import('five').D;
      const e = require('six');
      export default c;
    `;
    expect(readLinks({ path: 'a.ts', text })).toEqual({
      imports: ['one', 'two', 'three', 'four', 'five', 'six'],
      hasDefaultExport: true,
      hasReExport: true,
      hasRawHtml: false,
    });
  });

  it('sees imports and raw markup in a component', () => {
    const text = `
      <script module lang="ts">import { a } from 'one';</script>
      <script lang="ts">import type { B } from 'two'; let { b }: { b: B } = $props();</script>
      {#if b}{@html a(b)}{/if}
    `;
    expect(readLinks({ path: 'A.svelte', text })).toMatchObject({
      imports: ['one', 'two'],
      hasRawHtml: true,
    });
  });
});
