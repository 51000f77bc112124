/** Joins the rooms of main once Electron is ready: window, menu, training host and the channels between them. */
import {
  app,
  clipboard,
  ipcMain,
  nativeTheme,
  powerSaveBlocker,
  protocol,
  session,
  shell,
  type BrowserWindow,
} from 'electron';
import type { Result } from '../contract/errors';
import type { EventPayload } from '../contract/ipc/api';
import type { EventName } from '../contract/ipc/channels';
import { panelsSchema, type Panels } from '../contract/panels';
import type { RunEvent } from '../contract/run-events';
import { locale } from '../contract/text/text';
import { describeApp } from './app-info';
import { APP_ORIGIN, APP_SCHEME, fileTable, serveFiles } from './app-protocol';
import { Background, HAS_TRAY } from './background';
import { askBeforeClosing, endBeforeQuit } from './closing';
import { ExperimentDesk, type OpenedExperiment } from './experiment-desk';
import { experimentDialogs } from './experiment-dialogs';
import { createHandlers } from './ipc/handlers';
import { sendEvent, serveCommands } from './ipc/typed-ipc';
import { LastExperiment } from './last-experiment';
import type { Log } from './log';
import { HandedFiles } from './handed-files';
import { KeepAwake } from './keep-awake';
import { chooseLanguage } from './language';
import { installMenu, updateMenu } from './menu';
import { notifyEnd } from './notifications';
import { openPackDesk, packVariables } from './open-pack-desk';
import type { AppPaths } from './paths';
import { RecentFiles } from './recent-files';
import { PreferenceStore } from './preferences';
import type { EnginePackDesk } from './engine-pack-desk';
import { choosePack } from './engine-packs/choose-pack';
import { hardenEveryContents, hardenSession } from './security';
import { exposeSecurityChecks } from './security-checklist';
import { StoredJson } from './stored-json';
import { TrainingHost } from './training/host';
import { forkTrainer } from './training/trainer-process';
import { UnfinishedRunDesk } from './unfinished-run';
import { focusWindow, openWindow, showFirstTime, showRun, showTextSize } from './window';
import { windowStateSchema, type WindowState } from './window-state';

export class Lab {
  readonly #paths: AppPaths;
  readonly #log: Log;
  readonly #preferences: PreferenceStore;
  readonly #lastExperiment: LastExperiment;
  readonly #windowState: StoredJson<WindowState>;
  readonly #panels: StoredJson<Panels>;
  readonly #host: TrainingHost;
  readonly #packs: EnginePackDesk;
  readonly #keepAwake = new KeepAwake(powerSaveBlocker);
  readonly #recent: RecentFiles;
  readonly #experiments: ExperimentDesk;
  readonly #handed = new HandedFiles(
    (path) => this.#experiments.openFile(path),
    (opened) => this.#showHanded(opened),
  );
  readonly #unfinished: UnfinishedRunDesk;
  #window: BrowserWindow | undefined;
  #background: Background | undefined;
  #isEnding = false;

  constructor(paths: AppPaths, log: Log) {
    this.#paths = paths;
    this.#log = log;
    this.#preferences = new PreferenceStore(paths.preferences, log);
    chooseLanguage(this.#preferences.current.language);
    this.#lastExperiment = new LastExperiment(paths.lastExperiment, log);
    this.#windowState = new StoredJson(paths.windowState, windowStateSchema, log);
    this.#panels = new StoredJson<Panels>(paths.panels, panelsSchema, log);
    this.#host = new TrainingHost({
      fork: forkTrainer(paths.trainerScript, () => packVariables(paths.enginePacksFolder)),
      settings: {
        appVersion: app.getVersion(),
        dataFolder: paths.data,
        kernelsFolder: paths.kernels,
        threadScript: paths.threadScript,
        runsFolder: paths.runs,
        tensorflow: {
          packsFolder: paths.enginePacksFolder,
          backendScript: paths.enginePacks.backendScript,
        },
      },
      onEvents: (events) => this.#onEvents(events),
      log,
      mayUseGpu: () => choosePack(paths.enginePacksFolder)?.id === 'tensorflow-gpu',
    });
    this.#unfinished = new UnfinishedRunDesk(paths.unfinishedRun, this.#host, log);
    this.#recent = new RecentFiles({
      path: paths.recentFiles,
      log,
      system: {
        add: (path) => app.addRecentDocument(path),
        clear: () => app.clearRecentDocuments(),
      },
      onChange: () => this.#installMenu(),
    });
    this.#experiments = new ExperimentDesk({
      recent: this.#recent,
      dialogs: experimentDialogs(() => this.#openWindow),
      read: (source) => this.#host.request('readExperiment', source),
    });
    this.#packs = openPackDesk(paths, log, (packs) => this.#send('enginePacks:changed', packs));
    this.#packs.onInstalled = () => this.#host.renewBeforeNextRun();
  }

  /** Opens the window. Once. */
  open(): void {
    nativeTheme.themeSource = this.#preferences.current.theme;
    hardenSession(session.defaultSession, this.#log);
    hardenEveryContents(this.#log);
    exposeSecurityChecks(() => this.#openWindow);
    protocol.handle(APP_SCHEME, serveFiles(fileTable(this.#paths.renderer)));
    this.#serve();
    this.#installMenu();
    const { preloadScript, icon } = this.#paths;
    this.#window = openWindow({
      preloadScript,
      icon,
      stateFile: this.#windowState,
      log: this.#log,
      textSize: this.#preferences.current.textSize,
      onLeave: () => this.#handed.listens(false),
    });
    const background = new Background({ window: this.#window, icon, onQuit: () => app.quit() });
    this.#background = background;
    askBeforeClosing(this.#window, {
      host: this.#host,
      hasTray: HAS_TRAY,
      goToBackground: () => background.begin(),
    });
    endBeforeQuit(() => this.#end());
  }

  /** Is the app on its way out, with nothing left to show? */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  focus(): void {
    if (this.#openWindow !== undefined) focusWindow(this.#openWindow);
  }

  /** Opens an experiment file in the form, as soon as the window is there. */
  openFile(path: string): void {
    this.#handed.give(path);
  }

  #showHanded(opened: Result<OpenedExperiment>): void {
    if (opened.ok) this.#send('experiment:opened', opened.value);
    else this.#send('experiment:refused', opened.error);
  }

  /** Undefined before the window is made and after it is closed. */
  get #openWindow(): BrowserWindow | undefined {
    return this.#window?.isDestroyed() === false ? this.#window : undefined;
  }

  #serve(): void {
    const handlers = createHandlers({
      info: () => describeApp(this.#paths),
      showWindow: ({ takesFiles }) => {
        if (this.#openWindow !== undefined && this.#background?.isOn !== true)
          showFirstTime(this.#openWindow);
        this.#host.open();
        this.#handed.listens(takesFiles);
      },
      report: this.#log,
      copy: (text) => void clipboard.writeText(text),
      reveal: (what) => this.#reveal(what),
      preferences: this.#preferences,
      onPreferences: ({ theme, textSize, language }) => {
        nativeTheme.themeSource = theme;
        if (chooseLanguage(language)) this.#speakAnew();
        if (this.#openWindow !== undefined) showTextSize(this.#openWindow, textSize);
      },
      panels: this.#panels,
      lastExperiment: this.#lastExperiment,
      experiments: this.#experiments,
      host: this.#host,
      unfinished: this.#unfinished,
      packs: this.#packs,
    });
    serveCommands(ipcMain, handlers, { trustedOrigin: APP_ORIGIN, log: this.#log });
  }

  #installMenu(): void {
    installMenu({
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
      onAction: (action) => this.#send('menu:action', action),
      onPreset: (preset) => this.#send('menu:preset', preset),
      recentFiles: this.#recent.paths,
      onRecentFile: (path) => this.openFile(path),
      onClearRecent: () => this.#recent.clear(),
      onShowRuns: () => this.#reveal('runs'),
      onShowLog: () => this.#reveal('log'),
    });
    updateMenu(this.#host.run.status);
  }

  /** All that has been said in another language so far, and is still there. */
  #speakAnew(): void {
    this.#installMenu();
    this.#host.speak();
    const window = this.#openWindow;
    if (window !== undefined) showRun(window, this.#host.run);
    this.#background?.speak();
    this.#send('app:localeChanged', locale());
  }

  #reveal(what: 'log' | 'runs'): void {
    if (what === 'log') shell.showItemInFolder(this.#paths.log);
    else void shell.openPath(this.#paths.runs);
  }

  #send<E extends EventName>(event: E, payload: EventPayload<E>): void {
    const window = this.#openWindow;
    if (window !== undefined) sendEvent(window.webContents, event, payload);
  }

  async #end(): Promise<void> {
    this.#isEnding = true;
    this.#unfinished.leave();
    const files = [
      this.#recent,
      this.#preferences,
      this.#lastExperiment,
      this.#windowState,
      this.#panels,
      this.#unfinished,
    ];
    this.#packs.dispose();
    this.#keepAwake.release();
    // How the run ended, which one of the files tells, is known only then.
    await this.#host.dispose();
    await Promise.all(files.map((file) => file.settled()));
  }

  #onEvents(events: readonly RunEvent[]): void {
    if (events.some(changesPhase)) {
      updateMenu(this.#host.run.status);
      this.#keepAwake.follow(this.#host.run.status);
      this.#unfinished.follow(this.#host.run.status);
    }
    const window = this.#openWindow;
    if (window === undefined) return;
    sendEvent(window.webContents, 'training:events', [...events]);
    showRun(window, this.#host.run);
    this.#background?.follow();
    notifyEnd(window, events, this.#preferences.current);
  }
}

function changesPhase({ type }: RunEvent): boolean {
  return type !== 'stepsEnded' && type !== 'epochEnded' && type !== 'runSaved';
}
