// The programs electron-builder needs, from where everything else comes from: the npm registry and this checkout. Its own downloads
// are then needed for AppImage, Windows and macOS alone.

import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { path7za } from '7zip-bin';
import { inRoot } from '../setup/paths.mjs';

/** The registry's archive loses the permission to run it. */
function sevenZip() {
  const folder = inRoot('.cache', 'tools');
  mkdirSync(folder, { recursive: true });
  const program = `${folder}/${process.platform === 'win32' ? '7za.exe' : '7za'}`;
  copyFileSync(path7za, program);
  chmodSync(program, 0o755);
  return program;
}

/** @returns {NodeJS.ProcessEnv} Variables that tell electron-builder where its tools are. */
export function toolVariables() {
  return {
    ELECTRON_BUILDER_7ZIP_PATH: sevenZip(),
    ...(process.platform === 'linux'
      ? { CUSTOM_FPM_PATH: inRoot('scripts', 'package', 'fpm.mjs') }
      : {}),
  };
}
