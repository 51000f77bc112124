/** What the window may know of this start of the app. */
import { existsSync } from 'node:fs';
import { release, type } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { CommandOutput } from '../contract/ipc/api';
import { LICENCES_FILE } from '../contract/licences';
import { t } from '../contract/text/text';
import { isWritable, type AppPaths } from './paths';

export function describeApp(paths: AppPaths): CommandOutput<'app:info'> {
  const { electron, chrome, node } = process.versions;
  return {
    version: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    platform: process.platform,
    system: `${type()} ${release()}, ${process.arch}`,
    hasLicences: existsSync(join(paths.renderer, LICENCES_FILE)),
    dataFolder: paths.userData,
    warning: isWritable(paths.runs)
      ? null
      : t('main.dataFolderWarning', { folder: paths.userData }),
  };
}
