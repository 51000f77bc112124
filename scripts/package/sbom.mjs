// `npm run sbom`: writes what is inside the packages as a CycloneDX list, next to them. npm knows the packages and their hashes, the
// build knows which of them really travel along.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { collectLicences } from '../build/licences.mjs';
import { capture, npmCommand } from '../setup/commands.mjs';
import { inRoot } from '../setup/paths.mjs';
import { StepError } from '../setup/steps.mjs';

/**
 * @typedef {{ 'bom-ref': string, name: string, version: string }} Component
 * @typedef {{ ref: string, dependsOn: string[] }} Dependency
 * @typedef {{ metadata: { component: Component }, components: Component[], dependencies: Dependency[] }} Bom
 */

/** @returns {Promise<Bom>} Of everything that is locked, tools and all. */
async function lockedBom() {
  const options = ['--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const result = await capture(...npmCommand(['sbom', ...options]));
  if (result.code === 0) return JSON.parse(result.stdout);
  throw new StepError(`npm sbom failed:\n${result.output}`, 'Use npm 10.2 or later.');
}

/** Only what travels along: the tools that build and test it are left out. @returns {Promise<Bom>} */
export async function shippedBom() {
  const bom = await lockedBom();
  const shipped = new Set(collectLicences().map(({ name, version }) => `${name}@${version}`));
  const own = bom.metadata.component;
  const components = bom.components.filter(({ name, version }) =>
    shipped.has(`${name}@${version}`),
  );
  if (components.length < shipped.size) {
    throw new StepError('The lock lacks a package that is bundled.', 'Run: npm ci; npm run build');
  }
  const references = new Set(components.map((component) => component['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => references.has(ref))
    .map(({ ref, dependsOn }) => ({
      ref,
      dependsOn: dependsOn.filter((to) => references.has(to)),
    }));
  /** @type {{ name: string, version: string }} */
  const { name } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...own, name } },
    components,
    dependencies: [{ ref: own['bom-ref'], dependsOn: [...references] }, ...dependencies],
  };
}

/** @returns {Promise<string>} The file, in release/. */
export async function writeSbom() {
  const bom = await shippedBom();
  const { name, version } = bom.metadata.component;
  const file = inRoot('release', `${name}-${version}.cdx.json`);
  mkdirSync(inRoot('release'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bom, undefined, 2)}\n`);
  return file;
}
