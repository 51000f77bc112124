/** Closing the window while training runs: asks once, then stops and keeps, or goes on. Nothing is cut off at the end. */
import { app, dialog, type BrowserWindow } from 'electron';
import { isActive } from '../contract/run-status';
import { t } from '../contract/text/text';
import type { TrainingHost } from './training/host';

/** Asks before a window with a run under way closes. */
export function askBeforeClosing(window: BrowserWindow, host: TrainingHost): void {
  let isAsking = false;
  let mayClose = false;
  window.on('close', (event) => {
    if (mayClose || !isActive(host.run.status)) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void wantsToStop(window).then((isStopping) => {
      isAsking = false;
      if (!isStopping) return;
      mayClose = true;
      window.close();
    });
  });
}

async function wantsToStop(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('closing.message'),
    detail: t('closing.detail'),
    buttons: [t('closing.stop'), t('closing.cancel')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** Holds the app's end back until `end` is done: the training process has saved what it had, and the app's files are written. */
export function endBeforeQuit(end: () => Promise<unknown>): void {
  let hasEnded = false;
  app.on('will-quit', (event) => {
    if (hasEnded) return;
    event.preventDefault();
    void end().finally(() => {
      hasEnded = true;
      app.quit();
    });
  });
}
