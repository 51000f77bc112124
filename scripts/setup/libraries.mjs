// The system libraries that Electron needs on Linux, and the virtual display that tests need.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture } from './commands.mjs';
import { isDebianLike, isLinux, isRoot, osRelease } from './host.mjs';
import { StepError } from './steps.mjs';

const neededLibraries = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1'];

/** Releases from before the 64-bit time transition, which renamed packages. */
const oldReleases = ['stretch', 'buster', 'bullseye', 'bookworm', 'bionic', 'focal', 'jammy'];

/**
 * @param {Record<string, string>} release As read from /etc/os-release.
 * @param {boolean} withDisplay Also a virtual display.
 * @returns {string[] | undefined} Package names, or undefined where it is neither Debian nor Ubuntu.
 */
export function debianPackages(release, withDisplay) {
  if (!isDebianLike(release)) return undefined;
  const codename =
    release['UBUNTU_CODENAME'] ?? release['DEBIAN_CODENAME'] ?? release['VERSION_CODENAME'] ?? '';
  const suffix = oldReleases.includes(codename) ? '' : 't64';
  const packages = [`libgtk-3-0${suffix}`, 'libnss3', `libasound2${suffix}`, 'libgbm1'];
  return withDisplay ? ['xvfb', 'xauth', ...packages] : packages;
}

/** @param {string} electronPath */
async function missingLibraries(electronPath) {
  const linked = await capture('ldd', [electronPath]);
  const missing = [...linked.output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  const ldconfig = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig';
  const known = await capture(ldconfig, ['-p']);
  const unknown = neededLibraries.filter(
    (name) => known.code === 0 && !known.output.includes(name),
  );
  return [...new Set([...missing, ...unknown])];
}

/** @param {string} program */
export function isOnPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/**
 * @param {string} electronPath
 * @param {{ withDisplay: boolean }} needs
 * @returns {Promise<string>} What was done.
 */
export async function ensureLibraries(electronPath, { withDisplay }) {
  if (!isLinux) return 'none needed';
  const missing = await missingLibraries(electronPath);
  if (withDisplay && !(isOnPath('xvfb-run') && isOnPath('xauth'))) missing.push('xvfb-run');
  if (missing.length === 0) return 'all there';

  const packages = debianPackages(osRelease(), withDisplay);
  const list = missing.join(', ');
  if (packages === undefined) {
    throw new StepError(
      `These are missing: ${list}`,
      'Install them with the package manager of this system, then run the same command again.',
    );
  }
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!isRoot) {
    throw new StepError(`These are missing: ${list}`, `sudo sh -c 'apt-get update && ${install}'`);
  }
  const result = await capture('sh', ['-c', `apt-get update && ${install}`], {
    timeoutMs: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.code !== 0) {
    throw new StepError(`Installing failed:\n${result.output}`, `Run: ${install}`);
  }
  return `installed ${packages.join(' ')}`;
}
