// What kind of machine this is: who runs it, whether it has a display, which Linux.

import { readFileSync } from 'node:fs';

export const isLinux = process.platform === 'linux';

export const isRoot = process.getuid?.() === 0;

/** Without one, no window can open (macOS and Windows always have one). */
export function hasDisplay() {
  if (!isLinux) return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** Chromium refuses its sandbox to root; nobody else may go without. */
export const sandboxArguments = isLinux && isRoot ? ['--no-sandbox'] : [];

/** @param {string} text Contents of /etc/os-release. */
export function parseOsRelease(text) {
  return Object.fromEntries(
    [...text.matchAll(/^(\w+)="?(.*?)"?$/gm)].map(([, key = '', value = '']) => [key, value]),
  );
}

/** @returns {Record<string, string>} */
export function osRelease() {
  try {
    return parseOsRelease(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return {};
  }
}

/** @param {Record<string, string>} release As read from /etc/os-release. */
export function isDebianLike(release) {
  const families = `${release['ID'] ?? ''} ${release['ID_LIKE'] ?? ''}`.split(' ');
  return families.includes('debian') || families.includes('ubuntu');
}
