/** Leaving while training runs: asks once, then goes on in the background, or pauses and ends. Nothing is cut off at the end. */
import { app, dialog, powerMonitor, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { isActive } from '../contract/run-status';
import { t } from '../contract/text/text';
import type { TrainingHost } from './training/host';

const ANSWERS = ['background', 'pause', 'cancel'] as const;

export interface ClosingParts {
  readonly host: TrainingHost;
  readonly hasTray: boolean;
  /** The window is to go, and all else to stay. */
  readonly goToBackground: () => void;
}

/** Asks before a window with a run under way closes, by itself or because the app is to quit. */
export function askBeforeClosing(window: BrowserWindow, parts: ClosingParts): void {
  let isAsking = false;
  let mayClose = false;
  const leave = () => {
    mayClose = true;
    app.quit();
  };
  window.on('close', (event) => {
    if (mayClose || !isActive(parts.host.run.status)) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void ask(window, parts.hasTray).then((answer) => {
      isAsking = false;
      if (answer === 'background') parts.goToBackground();
      else if (answer === 'pause') leave();
    });
  });
  leaveWithTheSystem(window, leave);
}

async function ask(window: BrowserWindow, hasTray: boolean) {
  const options: MessageBoxOptions = {
    type: 'question',
    message: t('closing.message'),
    detail: t('closing.detail', { hasTray }),
    buttons: ANSWERS.map((answer) => t(`closing.${answer}`)),
    defaultId: 0,
    cancelId: ANSWERS.indexOf('cancel'),
    noLink: true,
  };
  // Over a hidden window a dialog might not be seen.
  const asking = window.isVisible()
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options);
  return ANSWERS[(await asking).response] ?? 'cancel';
}

/** A system that shuts down, or who ends the program by a signal, does not wait for an answer: the run is paused and kept. */
function leaveWithTheSystem(window: BrowserWindow, leave: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, leave);
  window.on('session-end', leave);
  // The event, which Electron's types leave out, buys the time to save.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    leave();
  });
}

/** Holds the app's end back until `end` is done: the training process has saved what it had, and the app's files are written. */
export function endBeforeQuit(end: () => Promise<unknown>): void {
  let isEnding = false;
  let hasEnded = false;
  app.on('will-quit', (event) => {
    if (hasEnded) return;
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    void end().finally(() => {
      hasEnded = true;
      app.quit();
    });
  });
}
