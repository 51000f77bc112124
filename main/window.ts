/** The one window: made hardened, shown when its page has its first picture, put back where it was, showing what the run does. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { TextSize } from '../contract/preferences';
import { APP_PAGE, crashPage } from './app-protocol';
import type { Log } from './log';
import { runProgress, windowTitle } from './run-display';
import { WINDOW_PREFERENCES } from './security';
import type { StoredJson } from './stored-json';
import type { RunMirror } from './training/run-mirror';
import { MIN_WINDOW_SIZE, restoredBounds, type WindowState } from './window-state';

/** A page that never says it is ready is shown after this, so that a failure can be seen. */
const SHOW_ANYWAY_MS = 3000;
const BACKGROUND = { light: '#f6f6f4', dark: '#161617' } as const;

export interface WindowParts {
  readonly preloadScript: string;
  /** For Linux, where a program that was not installed has no other; elsewhere the program's own counts. */
  readonly icon: string;
  readonly stateFile: StoredJson<WindowState>;
  readonly log: Log;
  /** How large the page is drawn, in per cent. */
  readonly textSize: TextSize;
  /** Called when the page goes away: to be loaded again, or because it died. */
  readonly onLeave: () => void;
}

export function openWindow(parts: WindowParts): BrowserWindow {
  const { preloadScript, icon, stateFile, log, textSize, onLeave } = parts;
  const state = stateFile.read();
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()];
  const areas = displays.map((display) => display.workArea);
  const window = new BrowserWindow({
    ...restoredBounds(state, areas),
    minWidth: MIN_WINDOW_SIZE.width,
    minHeight: MIN_WINDOW_SIZE.height,
    show: false,
    ...(process.platform === 'linux' ? { icon } : {}),
    title: windowTitle({ phase: 'idle' }, undefined),
    backgroundColor: backgroundColor(),
    webPreferences: {
      ...WINDOW_PREFERENCES,
      preload: preloadScript,
      zoomFactor: textSize / 100,
    },
  });
  // Before it is shown, maximising would show it.
  if (state?.isMaximized === true) window.once('show', () => window.maximize());
  window.once('ready-to-show', () => showFirstTime(window));
  showAnyway(window);
  keepBackground(window);
  rememberState(window, stateFile);
  window.on('page-title-updated', (event) => event.preventDefault());
  tellOfLeaving(window, onLeave);
  tellOfCrash(window, log);
  window.loadURL(APP_PAGE).catch((error: unknown) => log(`page did not load: ${String(error)}`));
  return window;
}

function tellOfLeaving({ webContents }: BrowserWindow, onLeave: () => void): void {
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) onLeave();
  });
  webContents.on('render-process-gone', onLeave);
}

/**
 * Training does not notice. A page in the place of the one that died tells of it and offers to load it again; should that page die
 * too, it is left alone.
 */
function tellOfCrash(window: BrowserWindow, log: Log): void {
  const contents = window.webContents;
  contents.on('render-process-gone', (_event, { reason }) => {
    log(`the window's page is gone: ${reason}`);
    if (window.isDestroyed() || contents.getURL().startsWith(crashPage(''))) return;
    contents
      .loadURL(crashPage(reason))
      .catch((error: unknown) => log(`the crash page did not load: ${String(error)}`));
  });
}

/** Title and taskbar follow the run. */
export function showRun(window: BrowserWindow, run: Pick<RunMirror, 'status' | 'history'>): void {
  const title = windowTitle(run.status, run.history);
  if (title !== window.getTitle()) window.setTitle(title);
  const progress = runProgress(run.status, run.history);
  const mode = run.status.phase === 'paused' ? 'paused' : 'normal';
  window.setProgressBar(progress ?? -1, { mode: progress === undefined ? 'none' : mode });
}

/** The page is drawn larger or smaller as a whole, so that nothing in it is cut off. */
export function showTextSize(window: BrowserWindow, textSize: TextSize): void {
  window.webContents.setZoomFactor(textSize / 100);
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** After a reload the window stays as it is, minimised too. */
export function showFirstTime(window: BrowserWindow): void {
  if (!window.isVisible() && !window.isMinimized()) window.show();
}

/** For a page that cannot say that it is ready. */
function showAnyway(window: BrowserWindow): void {
  const timer = setTimeout(() => {
    if (!window.isDestroyed()) showFirstTime(window);
  }, SHOW_ANYWAY_MS);
  const forget = (): void => clearTimeout(timer);
  window.once('show', forget);
  window.once('closed', forget);
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
