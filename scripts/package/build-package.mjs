// Runs electron-builder: for a release on the system that is there, for a trial with the stand-in Electron, or for the tests.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDownloadReachable, officialBinary, wantedVersion } from '../electron/official.mjs';
import { ensureElectron } from '../electron/runtime.mjs';
import { ensureStandIn, standInFolder, standInVersion } from '../electron/stand-in.mjs';
import { capture, passThrough } from '../setup/commands.mjs';
import { inRoot } from '../setup/paths.mjs';
import { StepError } from '../setup/steps.mjs';
import { testConfig, trialConfig } from './builder-config.mjs';
import { toolVariables } from './tools.mjs';

const builder = inRoot('node_modules', 'electron-builder', 'cli.js');

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const systemOptions = { darwin: '--mac', win32: '--win' };

/** Packed soon rather than small. */
const quickly = { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1', EPOCH_LAB_DEB_LEVEL: '1' };

/** 7-Zip's highest level takes ten times as long for a hundredth less. */
const thoroughly = { ELECTRON_BUILDER_COMPRESSION_LEVEL: '7' };

export const testFolder = inRoot('.cache', 'package');

/**
 * What `npm run package` builds: everything this system can, as electron-builder.yml says.
 * @param {readonly string[]} args Further arguments for electron-builder.
 * @returns {Promise<number>} Its exit code.
 */
export async function buildRelease(args) {
  if (officialBinary() === undefined && !(await isDownloadReachable())) {
    throw new StepError(
      `Electron ${wantedVersion()} cannot be fetched, and a package to give away needs it.`,
      'Connect to the network or set ELECTRON_MIRROR. To try a package on this machine (Linux, x64): npm run package -- --stand-in',
    );
  }
  return runBuilder(args, thoroughly);
}

/**
 * Packages with the stand-in Electron, to install and try on this machine; never to give away.
 * @param {readonly string[]} args
 */
export async function buildTrial(args) {
  await ensureStandIn();
  const config = writeConfig(trialConfig({ folder: standInFolder, version: standInVersion }));
  return runBuilder(['--linux', 'deb', 'tar.gz', '--config', config, ...args], quickly);
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} effort
 */
function runBuilder(args, effort) {
  const env = { ...process.env, ...toolVariables(), ...effort };
  return passThrough(process.execPath, [builder, '--publish', 'never', ...args], env);
}

/**
 * @param {import('./builder-config.mjs').Configuration} config
 * @returns {string} The file it was written to.
 */
function writeConfig(config) {
  const file = inRoot('.cache', 'electron-builder.json');
  mkdirSync(inRoot('.cache'), { recursive: true });
  writeFileSync(file, JSON.stringify(config, undefined, 2));
  return file;
}

/**
 * On Linux the Electron that runs the application here, be it the stand-in; elsewhere electron-builder fetches it.
 * @returns {Promise<import('./builder-config.mjs').NamedElectron | undefined>}
 */
async function electronForTests() {
  if (process.platform !== 'linux') return undefined;
  const { path } = await ensureElectron();
  const folder = dirname(path);
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return { folder, version };
}

/**
 * Builds for the tests, into `testFolder`.
 * @param {readonly string[]} targets Names of electron-builder's targets; `dir` is the unpacked application.
 * @returns {Promise<void>}
 */
export async function buildForTests(targets) {
  rmSync(testFolder, { recursive: true, force: true });
  const config = writeConfig(testConfig('.cache/package', await electronForTests()));
  const system = systemOptions[process.platform] ?? '--linux';
  const env = {
    ...process.env,
    ...toolVariables(),
    ...quickly,
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
