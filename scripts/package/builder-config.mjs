// electron-builder.yml as it is for a release, or changed for a test build.

import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { inRoot } from '../setup/paths.mjs';

/** @typedef {import('app-builder-lib').Configuration} Configuration */

export function releaseConfig() {
  return /** @type {Configuration} */ (load(readFileSync(inRoot('electron-builder.yml'), 'utf8')));
}

/**
 * @typedef {object} NamedElectron An Electron that lies in a folder, instead of the one package.json names.
 * @property {string} folder
 * @property {string} version
 */

/** The first Electron that knows the fuse of that name; older ones cannot be given it. */
const newerFuses = /** @type {const} */ ({ grantFileProtocolExtraPrivileges: 29 });

/**
 * A test build differs from a release in three things: Playwright may attach to it, it may hold a stand-in Electron, and it is packed
 * soon rather than small.
 * @param {string} output Folder.
 * @param {NamedElectron | undefined} electron
 * @returns {Configuration}
 */
export function testConfig(output, electron) {
  const config = releaseConfig();
  const fuses = { ...config.electronFuses, enableNodeCliInspectArguments: true };
  const major = Number.parseInt(electron?.version ?? '', 10);
  const known = Object.entries(fuses).filter(
    ([name]) => !(name in newerFuses) || !(major < newerFuses[/** @type {never} */ (name)]),
  );
  return {
    ...config,
    directories: { ...config.directories, output },
    electronFuses: Object.fromEntries(known),
    deb: { ...config.deb, compression: 'gz' },
    ...(electron === undefined
      ? {}
      : { electronDist: electron.folder, electronVersion: electron.version }),
  };
}
