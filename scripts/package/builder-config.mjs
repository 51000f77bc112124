// electron-builder.yml as it is for a release, or changed for a test build.

import { readYaml } from './read-yaml.mjs';

/** @typedef {import('app-builder-lib').Configuration} Configuration */

export function releaseConfig() {
  return /** @type {Configuration} */ (readYaml('electron-builder.yml'));
}

/**
 * @typedef {object} NamedElectron An Electron that lies in a folder, instead of the one package.json names.
 * @property {string} folder
 * @property {string} version
 */

/** The first Electron that knows the fuse of that name; older ones cannot be given it. */
const newerFuses = /** @type {const} */ ({ grantFileProtocolExtraPrivileges: 29 });

/**
 * The release as it is, with another Electron inside.
 * @param {NamedElectron | undefined} electron
 * @returns {Configuration}
 */
function withElectron(electron) {
  const config = releaseConfig();
  if (electron === undefined) return config;
  const major = Number.parseInt(electron.version, 10);
  const known = Object.entries(config.electronFuses ?? {}).filter(
    ([name]) => !(name in newerFuses) || !(major < newerFuses[/** @type {never} */ (name)]),
  );
  return {
    ...config,
    electronFuses: Object.fromEntries(known),
    electronDist: electron.folder,
    electronVersion: electron.version,
  };
}

/**
 * A test build differs from a release in three things: Playwright may attach to it, it may hold a stand-in Electron, and it is packed
 * soon rather than small.
 * @param {string} output Folder.
 * @param {NamedElectron | undefined} electron
 * @returns {Configuration}
 */
export function testConfig(output, electron) {
  const config = withElectron(electron);
  return {
    ...config,
    directories: { ...config.directories, output },
    electronFuses: { ...config.electronFuses, enableNodeCliInspectArguments: true },
    deb: { ...config.deb, compression: 'gz' },
  };
}

/**
 * A release but for the Electron in it, which is out of support: to try on this machine, and named so.
 * @param {NamedElectron} standIn
 * @returns {Configuration}
 */
export function trialConfig(standIn) {
  const name = '${name}-${version}-stand-in-${os}-${arch}.${ext}';
  const config = withElectron(standIn);
  return { ...config, artifactName: name, deb: { ...config.deb, compression: 'gz' } };
}
