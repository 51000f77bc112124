// The type declarations of the stand-in Electron: from that version's own npm package, of which nothing else is used.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { capture, npmCommand } from '../setup/commands.mjs';
import { inRoot } from '../setup/paths.mjs';
import { standInVersion } from './stand-in.mjs';

const declarationsSha256 = '3674d410e040682d8c5843b1ce7fdca2e1189184c29791e4a6cad23bd38cd511';
const folder = inRoot('.runtime', 'electron-types');
const declarations = `${folder}/electron.d.ts`;

/** @param {string} file */
function isRight(file) {
  if (!existsSync(file)) return false;
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  return hash === declarationsSha256;
}

/** @returns {Promise<string | undefined>} Why they cannot be had, or nothing where they are there. */
export async function standInTypesProblem() {
  if (isRight(declarations)) return undefined;
  const work = inRoot('.runtime', 'unpacking-types');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const wanted = `electron@${standInVersion}`;
  const pack = ['pack', wanted, '--loglevel=error', '--pack-destination', work];
  const packed = await capture(...npmCommand(pack), { timeoutMs: 60_000 });
  if (packed.code !== 0) return `npm cannot fetch ${wanted}`;
  const archive = `electron-${standInVersion}.tgz`;
  const args = ['xzf', archive, 'package/electron.d.ts'];
  const unpacked = await capture('tar', args, { cwd: work });
  if (unpacked.code !== 0 || !isRight(`${work}/package/electron.d.ts`)) {
    return `the package ${wanted} is not what it should be`;
  }
  mkdirSync(folder, { recursive: true });
  renameSync(`${work}/package/electron.d.ts`, declarations);
  rmSync(work, { recursive: true });
  return undefined;
}
