/** Every path of the app, decided once at its start; no other file of main joins a folder of its own. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { packsFolderIn } from './engine-packs/pack-places';
import { bundledFolders, type BundledFolders } from './places/bundled-folders';
import { runsFolderIn, userDataFolder } from './places/user-data-folder';

export interface AppPaths extends BundledFolders {
  readonly userData: string;
  readonly runs: string;
  readonly log: string;
  readonly preferences: string;
  readonly lastExperiment: string;
  readonly recentFiles: string;
  readonly windowState: string;
  readonly unfinishedRun: string;
  readonly panels: string;
  readonly enginePacksFolder: string;
}

/** Must come before the single-instance lock, which lies in the user's folder. `--user-data-dir=` is Electron's own switch. */
export function settleUserData(): void {
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', userDataFolder());
}

export function appPaths(bundleFolder: string): AppPaths {
  const userData = app.getPath('userData');
  return {
    ...bundledFolders(bundleFolder),
    userData,
    runs: runsFolderIn(userData),
    log: join(userData, 'logs', 'epoch-lab.log'),
    preferences: join(userData, 'preferences.json'),
    lastExperiment: join(userData, 'last-experiment.json'),
    recentFiles: join(userData, 'recent-files.json'),
    windowState: join(userData, 'window-state.json'),
    panels: join(userData, 'panels.json'),
    unfinishedRun: join(userData, 'unfinished-run.json'),
    enginePacksFolder: packsFolderIn(userData),
  };
}

export function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
