// Which Electron binary runs the application: a named one, the official one, or the stand-in.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StepError } from '../setup/steps.mjs';
import { downloadOfficial, officialBinary, wantedVersion } from './official.mjs';
import { ensureStandIn, linkedStandIn, standInVersion } from './stand-in.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} path The executable.
 * @property {string} text One line about it.
 */

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** @returns {Promise<ElectronRuntime>} */
export async function ensureElectron() {
  const named = namedBinary();
  if (named !== undefined) return { path: named, text: 'from ELECTRON_OVERRIDE_DIST_PATH' };

  const official = officialBinary() ?? (linkedStandIn() ? undefined : await downloadOfficial());
  if (official !== undefined) return { path: official, text: wantedVersion() };

  const path = linkedStandIn() ?? (await ensureStandIn());
  return {
    path,
    text: `stand-in ${standInVersion} (out of support, development only); ${wantedVersion()} is out of reach`,
  };
}

/** Electron's own variable; who sets it wants that one and no download. */
function namedBinary() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const path = resolve(join(folder, executables[process.platform] ?? 'electron'));
  if (existsSync(path)) return path;
  throw new StepError(
    `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${path}`,
    'Correct the variable or unset it.',
  );
}
