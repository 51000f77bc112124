/** What is inside the package, and what must not be. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { expect, test } from '@playwright/test';
import type { LicenceEntry } from '../../scripts/build/licences.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { resourcesFolder, unpackedFolder } from './support/paths';

const archive = (): string => path.join(resourcesFolder(), 'app.asar');

interface Entry {
  readonly name: string;
  readonly isUnpacked: boolean;
}

function entries(): readonly Entry[] {
  return listPackage(archive(), { isPack: false })
    .map((name) => name.replace(/^[\\/]/, '').replaceAll('\\', '/'))
    .map((name) => ({ name, stat: statFile(archive(), name) }))
    .filter(({ stat }) => 'size' in stat)
    .map(({ name, stat }) => ({ name, isUnpacked: 'unpacked' in stat && stat.unpacked }));
}

const read = (name: string): string => extractFile(archive(), name).toString('utf8');

const ALLOWED = [
  /^package\.json$/,
  /^dist\/(main|preload|training)\/\w+\.cjs$/,
  /^dist\/renderer\/(index\.html|licences\.json)$/,
  /^dist\/renderer\/assets\/[\w.-]+\.(js|css|woff2|png|svg)$/,
  /^dist\/kernels\/[\w-]+\.wasm$/,
  /^dist\/icons\/\w+\.png$/,
  /^dist\/data\/\w+\/[\w.-]+$/,
  /^dist\/(tensorflow|engine-packs)\/\w+\.cjs$/,
  /^dist\/engine-packs\/(tfjs_binding\.node|(binding|node-api)\/\w+\.(h|cc))$/,
];

test('holds the bundles, the kernels and the data, and nothing else', () => {
  const names = entries().map(({ name }) => name);
  expect(names.filter((name) => !ALLOWED.some((kind) => kind.test(name)))).toEqual([]);
  for (const part of ['main/index.cjs', 'preload/index.cjs', 'training/index.cjs']) {
    expect(names).toContain(`dist/${part}`);
  }
});

test('keeps WebAssembly, data and native files outside the archive, and all else in it', () => {
  // What a compiler reads must be real files too.
  const native = /\.(wasm|node|so|dll|dylib)(\.|$)|^dist\/(engine-packs|data)\//;
  for (const { name, isUnpacked } of entries()) expect(isUnpacked, name).toBe(native.test(name));
  const kernels = path.join(resourcesFolder(), 'app.asar.unpacked', 'dist', 'kernels');
  expect(readdirSync(kernels).sort()).toEqual(['kernels-plain.wasm', 'kernels-relaxed.wasm']);
});

test('has no source map, test file, TypeScript or path of the machine that built it', () => {
  const texts = entries().filter(({ name }) => /\.(cjs|js|css|html|json)$/.test(name));
  const traces = [root, homedir(), 'node_modules/.vite'].filter((trace) => trace.length > 3);
  for (const { name } of texts) {
    expect(name).not.toMatch(/\.(map|ts|svelte)$|test/);
    for (const trace of traces) expect(read(name).includes(trace), `${name}: ${trace}`).toBe(false);
  }
});

test('has no code of another application, and no default one', () => {
  expect(existsSync(path.join(resourcesFolder(), 'default_app.asar'))).toBe(false);
  const inResources = readdirSync(resourcesFolder()).filter((name) => name.endsWith('.asar'));
  expect(inResources).toEqual(['app.asar']);
});

test('needs no package at run time: nothing but Electron and Node is required', () => {
  const bundles = entries().filter(({ name }) => name.endsWith('.cjs'));
  const provided = new Set([
    'electron',
    ...builtinModules,
    ...builtinModules.map((id) => `node:${id}`),
  ]);
  for (const { name } of bundles) {
    const required = [...read(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, id]) => id ?? '');
    expect(
      required.filter((id) => !provided.has(id)),
      name,
    ).toEqual([]);
  }
  const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
  expect(manifest['main']).toBe('dist/main/index.cjs');
  expect(manifest).not.toHaveProperty('devDependencies');
  expect(manifest).not.toHaveProperty('scripts');
});

test('brings the licences of everything inside', () => {
  const list = JSON.parse(read('dist/renderer/licences.json')) as LicenceEntry[];
  expect(list.length).toBeGreaterThan(20);
  const text = readFileSync(path.join(resourcesFolder(), 'licences.txt'), 'utf8');
  for (const { name, version } of list) expect(text).toContain(`${name} ${version} (`);
  const beside = process.platform === 'darwin' ? resourcesFolder() : unpackedFolder();
  for (const file of ['LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    expect(existsSync(path.join(beside, file)), file).toBe(true);
  }
});
