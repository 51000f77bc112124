/** The one window: made hardened, shown when its page is ready, put back where it was, showing what the run does. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { RunMirror } from './training/run-mirror';
import { APP_PAGE } from './app-protocol';
import type { Log } from './log';
import { runProgress, windowTitle } from './run-display';
import { WINDOW_PREFERENCES } from './security';
import type { StoredJson } from './stored-json';
import { MIN_WINDOW_SIZE, restoredBounds, type WindowState } from './window-state';

/** A page that never says it is ready is shown after this, so that a failure can be seen. */
const SHOW_ANYWAY_MS = 3000;
const BACKGROUND = { light: '#f6f6f4', dark: '#161617' } as const;

export interface WindowParts {
  readonly preloadScript: string;
  readonly stateFile: StoredJson<WindowState>;
  readonly log: Log;
}

export function openWindow({ preloadScript, stateFile, log }: WindowParts): BrowserWindow {
  const state = stateFile.read();
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...restoredBounds(state, areas),
    minWidth: MIN_WINDOW_SIZE.width,
    minHeight: MIN_WINDOW_SIZE.height,
    show: false,
    title: windowTitle({ phase: 'idle' }, undefined),
    backgroundColor: backgroundColor(),
    webPreferences: { ...WINDOW_PREFERENCES, preload: preloadScript },
  });
  if (state?.isMaximized === true) window.maximize();
  showWhenReady(window);
  keepBackground(window);
  rememberState(window, stateFile);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`window's page is gone: ${reason}`);
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  window.loadURL(APP_PAGE).catch((error: unknown) => log(`page did not load: ${String(error)}`));
  return window;
}

/** Title and taskbar follow the run. */
export function showRun(window: BrowserWindow, run: Pick<RunMirror, 'status' | 'history'>): void {
  if (window.isDestroyed()) return;
  window.setTitle(windowTitle(run.status, run.history));
  const progress = runProgress(run.status, run.history);
  const mode = run.status.phase === 'paused' ? 'paused' : 'normal';
  window.setProgressBar(progress ?? -1, { mode: progress === undefined ? 'none' : mode });
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** `app:ready` shows the window (ipc/handlers.ts); this is for a page that cannot. */
function showWhenReady(window: BrowserWindow): void {
  const timer = setTimeout(() => {
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  }, SHOW_ANYWAY_MS);
  window.once('closed', () => clearTimeout(timer));
}

function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

function keepBackground(window: BrowserWindow): void {
  const update = () => window.setBackgroundColor(backgroundColor());
  nativeTheme.on('updated', update);
  window.once('closed', () => nativeTheme.off('updated', update));
}

function rememberState(window: BrowserWindow, stateFile: StoredJson<WindowState>): void {
  window.on('close', () => {
    const bounds = window.getNormalBounds();
    stateFile.write({ bounds, isMaximized: window.isMaximized() });
  });
}
