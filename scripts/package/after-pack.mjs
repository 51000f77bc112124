// electron-builder's hook: takes out what a hand-made Electron folder brings and a downloaded one does not.

import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** @param {import('app-builder-lib').AfterPackContext} context */
export function afterPack({ appOutDir, electronPlatformName }) {
  if (electronPlatformName === 'darwin') return;
  for (const file of ['resources/default_app.asar', 'version']) {
    rmSync(join(appOutDir, file), { force: true });
  }
}
