/** The app without its window, while training goes on: an icon in the tray, where the system has one, brings the window back. */
import { Menu, nativeImage, Tray, type BrowserWindow } from 'electron';
import { t } from '../contract/text/text';
import { focusWindow } from './window';

/** macOS has its dock, where the app stays. */
export const HAS_TRAY = process.platform !== 'darwin';
const TRAY_ICON_SIZE = 32;

export interface BackgroundParts {
  readonly window: BrowserWindow;
  /** A PNG. */
  readonly icon: string;
  readonly onQuit: () => void;
}

export class Background {
  readonly #parts: BackgroundParts;
  #tray: Tray | undefined;
  #isOn = false;

  constructor(parts: BackgroundParts) {
    this.#parts = parts;
    parts.window.on('show', () => this.#end());
    parts.window.once('closed', () => this.#end());
  }

  /** Is the window meant to be out of sight? */
  get isOn(): boolean {
    return this.#isOn;
  }

  begin(): void {
    const { window } = this.#parts;
    this.#isOn = true;
    if (HAS_TRAY) this.#tray ??= this.#newTray();
    this.follow();
    if (!window.isFullScreen()) return window.hide();
    // macOS would leave an empty screen behind.
    window.once('leave-full-screen', () => window.hide());
    window.setFullScreen(false);
  }

  /** The icon says what the window's title says. */
  follow(): void {
    const { window } = this.#parts;
    if (!window.isDestroyed()) this.#tray?.setToolTip(window.getTitle());
  }

  /** The icon's menu in the language that is spoken now. */
  speak(): void {
    this.#tray?.setContextMenu(this.#menu());
    this.follow();
  }

  #newTray(): Tray {
    const { window, icon } = this.#parts;
    const size = { width: TRAY_ICON_SIZE, height: TRAY_ICON_SIZE };
    const tray = new Tray(nativeImage.createFromPath(icon).resize(size));
    tray.on('click', () => focusWindow(window));
    tray.setContextMenu(this.#menu());
    return tray;
  }

  #menu() {
    const { window, onQuit } = this.#parts;
    return Menu.buildFromTemplate([
      { label: t('tray.show'), click: () => focusWindow(window) },
      { label: t('tray.quit'), click: onQuit },
    ]);
  }

  #end(): void {
    this.#isOn = false;
    this.#tray?.destroy();
    this.#tray = undefined;
  }
}
