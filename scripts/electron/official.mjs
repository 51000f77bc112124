// The official Electron binary: as its npm package fetches it at first use.

import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { capture } from '../setup/commands.mjs';
import { inRoot } from '../setup/paths.mjs';

export const electronPackage = inRoot('node_modules', 'electron');

const limitUnreachableMs = 20_000;
const limitReachableMs = 10 * 60_000;

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** The version that package.json asks for. */
export function wantedVersion() {
  /** @type {{ version: string }} */
  const manifest = JSON.parse(readFileSync(`${electronPackage}/package.json`, 'utf8'));
  return manifest.version;
}

/** Where a binary of the wanted version lies, or undefined. */
export function officialBinary() {
  if (readText(`${electronPackage}/dist/version`)?.replace(/^v/, '') !== wantedVersion()) return;
  const path = `${electronPackage}/dist/${readText(`${electronPackage}/path.txt`) ?? ''}`;
  return existsSync(path) ? path : undefined;
}

/** Whether the server (or mirror) that Electron is fetched from answers. */
export async function isDownloadReachable() {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  const url = mirror ?? `https://github.com/electron/electron/releases/tag/v${wantedVersion()}`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) });
    return mirror !== undefined || answer.ok;
  } catch {
    return false;
  }
}

/**
 * The ordinary download. It gets the time a slow line needs where the server answers, else a short limit,
 * within which a copy in Electron's download cache can still be unpacked.
 * @returns {Promise<string | undefined>} The binary, or undefined where it cannot be had.
 */
export async function downloadOfficial() {
  const dist = `${electronPackage}/dist`;
  if (lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(dist);
  const timeoutMs = (await isDownloadReachable()) ? limitReachableMs : limitUnreachableMs;
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env;
  const installer = `${electronPackage}/install.js`;
  const result = await capture(process.execPath, [installer], { timeoutMs, env });
  return result.code === 0 ? officialBinary() : undefined;
}
