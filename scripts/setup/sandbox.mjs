// Linux systems that keep ordinary users from making namespaces need Chromium's sandbox helper set up.

import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isLinux, isRoot } from './host.mjs';
import { StepError } from './steps.mjs';

/** @param {string} file */
function readSetting(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function areNamespacesRefused() {
  return (
    readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readSetting('/proc/sys/kernel/unprivileged_userns_clone') === '0'
  );
}

/**
 * Fails, with the one command that mends it, where the sandbox could not start.
 * @param {string} electronPath
 */
export function requireSandbox(electronPath) {
  if (!isLinux || isRoot || !areNamespacesRefused()) return;
  const helper = join(dirname(electronPath), 'chrome-sandbox');
  const status = statSync(helper, { throwIfNoEntry: false });
  if (status?.uid === 0 && (status.mode & 0o4000) !== 0) return;
  throw new StepError(
    'This system keeps ordinary users from making namespaces, so the sandbox needs its helper.',
    `sudo sh -c 'chown root:root "${helper}" && chmod 4755 "${helper}"'`,
  );
}
