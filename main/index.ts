/** The app's life: one instance, one window, one end. What happens in between is lab.ts. */
import { app, dialog, protocol } from 'electron';
import { t } from '../contract/text/text';
import { APP_ID } from './app-id';
import { APP_SCHEME } from './app-protocol';
import { argumentsAgain, experimentFilesIn } from './handed-files';
import { Lab } from './lab';
import { openLog } from './log';
import { appPaths, settleUserData } from './paths';

settleUserData();
// Before anything of the user's is opened: the loser must leave all of it alone.
if (app.requestSingleInstanceLock()) live();
else app.exit(0);

function live(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // The switch is for root on Linux, where Chromium cannot have a sandbox and would refuse to start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Without it, Windows shows no notifications and keeps no list of recent files.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  const paths = appPaths(__dirname);
  const log = openLog(paths.log);
  log(`start ${app.getVersion()} on Electron ${process.versions.electron}`);
  process.on('uncaughtException', (error) => log(`bug: ${error.stack ?? error.message}`));
  process.on('unhandledRejection', (reason) => log(`bug: ${String(reason)}`));
  let lab: Lab | undefined;
  /** Handed over before there is a lab; the last one counts. */
  let early = experimentFilesIn(process.argv, process.cwd()).at(-1);
  const openFile = (path: string | undefined) => {
    if (path === undefined) return;
    if (lab === undefined) early = path;
    else lab.openFile(path);
  };
  /** Someone wants the window, with this file. While a run is still being saved at the end, the app starts again behind it. */
  const comeBack = (file: string | undefined) => {
    if (lab?.isEnding === true) {
      app.relaunch({ args: [...argumentsAgain(process.argv, file)] });
      return;
    }
    lab?.focus();
    openFile(file);
  };
  app.on('second-instance', (_event, words, folder) => {
    comeBack(experimentFilesIn(words, folder).at(-1));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    comeBack(path);
  });
  // A click on the dock's icon.
  app.on('activate', () => lab?.focus());
  app.on('window-all-closed', () => app.quit());
  void app
    .whenReady()
    .then(() => {
      lab = new Lab(paths, log);
      lab.open();
      openFile(early);
    })
    .catch((error: unknown) => {
      log(
        `could not open: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      dialog.showErrorBox(t('app.name'), t('main.windowMissing'));
      app.exit(1);
    });
}
