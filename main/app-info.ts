/** What the window may know of this start of the app. */
import { app } from 'electron';
import type { CommandOutput } from '../contract/ipc/api';
import { t } from '../contract/text/text';
import { isWritable, type AppPaths } from './paths';

export function describeApp(paths: AppPaths): CommandOutput<'app:info'> {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
    dataFolder: paths.userData,
    warning: isWritable(paths.runs)
      ? null
      : t('main.dataFolderWarning', { folder: paths.userData }),
  };
}
