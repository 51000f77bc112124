// Runs electron-builder: for a release on the system that is there, or for the tests.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { ensureElectron } from '../electron/runtime.mjs';
import { standInFolder, standInVersion } from '../electron/stand-in.mjs';
import { capture, passThrough } from '../setup/commands.mjs';
import { inRoot } from '../setup/paths.mjs';
import { StepError } from '../setup/steps.mjs';
import { testConfig } from './builder-config.mjs';
import { toolVariables } from './tools.mjs';

const builder = inRoot('node_modules', 'electron-builder', 'cli.js');

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const systemOptions = { darwin: '--mac', win32: '--win' };

export const testFolder = inRoot('.cache', 'package');

/**
 * What `npm run package` builds: everything this system can, as electron-builder.yml says.
 * @param {readonly string[]} args Further arguments for electron-builder.
 */
export async function buildRelease(args) {
  const env = { ...process.env, ...toolVariables() };
  return passThrough(process.execPath, [builder, '--publish', 'never', ...args], env);
}

/**
 * The stand-in where it is what runs the application, else nothing: then electron-builder fetches the real one.
 * @returns {Promise<import('./builder-config.mjs').NamedElectron | undefined>}
 */
async function electronForTests() {
  const { path } = await ensureElectron();
  return path.startsWith(standInFolder)
    ? { folder: standInFolder, version: standInVersion }
    : undefined;
}

/**
 * Builds for the tests, into `testFolder`.
 * @param {readonly string[]} targets Names of electron-builder's targets; `dir` is the unpacked application.
 * @returns {Promise<void>}
 */
export async function buildForTests(targets) {
  rmSync(testFolder, { recursive: true, force: true });
  mkdirSync(testFolder, { recursive: true });
  const config = inRoot('.cache', 'package', 'builder.json');
  const content = testConfig('.cache/package', await electronForTests());
  writeFileSync(config, JSON.stringify(content, undefined, 2));
  const system = systemOptions[process.platform] ?? '--linux';
  const env = {
    ...process.env,
    ...toolVariables(),
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '1',
    EPOCH_LAB_DEB_LEVEL: '1',
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
  };
  const args = [builder, system, ...targets, '--config', config, '--publish', 'never'];
  const result = await capture(process.execPath, args, { timeoutMs: 10 * 60_000, env });
  if (result.code === 0) return;
  throw new StepError(
    `Packaging failed:\n${result.output}`,
    'Mend what the message names, then run the same command again.',
  );
}
