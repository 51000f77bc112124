import type { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { StoredJson } from '../../main/stored-json';
import { openWindow } from '../../main/window';
import type { WindowState } from '../../main/window-state';

const AREA = { x: 0, y: 0, width: 1920, height: 1080 };

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    readonly webContents = new Emitter();
    readonly maximize = vi.fn();
    readonly loadURL = () => Promise.resolve();
    readonly getNormalBounds = () => ({ x: 1, y: 2, width: 900, height: 700 });
    readonly isMaximized = () => true;
    readonly isDestroyed = () => false;
    readonly isVisible = () => true;
    readonly isMinimized = () => false;
    constructor(readonly options: object) {
      super();
    }
  }
  const display = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
  return {
    BrowserWindow,
    nativeTheme: Object.assign(new Emitter(), { shouldUseDarkColors: false }),
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
  };
});

function open(state: WindowState | undefined) {
  const write = vi.fn();
  const stateFile = { read: () => state, write } as unknown as StoredJson<WindowState>;
  const onLeave = vi.fn();
  const parts = { preloadScript: 'p', icon: 'i', stateFile, log: () => undefined, onLeave };
  const window = openWindow({ ...parts, textSize: 115 });
  const { options, maximize, webContents } = window as unknown as {
    readonly options: Record<string, unknown>;
    readonly maximize: ReturnType<typeof vi.fn>;
    readonly webContents: EventEmitter;
  };
  return {
    events: window as unknown as EventEmitter,
    options,
    maximize,
    write,
    onLeave,
    contents: webContents,
  };
}

describe('openWindow', () => {
  const bounds = { x: 40, y: 50, width: 1000, height: 720 };

  it('puts the window back to its place, unseen until its page is ready', () => {
    const { options, maximize, events } = open({ bounds, isMaximized: false });
    expect(options).toMatchObject({ ...bounds, show: false });
    events.emit('show');
    expect(maximize).not.toHaveBeenCalled();
    events.emit('closed');
  });

  it('maximises one that was, but not before it is shown, which would show it', () => {
    const { maximize, events } = open({ bounds, isMaximized: true });
    expect(maximize).not.toHaveBeenCalled();
    events.emit('show');
    events.emit('show');
    expect(maximize).toHaveBeenCalledOnce();
    events.emit('closed');
  });

  it('tells when its page goes away, not when something moves within it', () => {
    const { contents, onLeave, events } = open(undefined);
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    contents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    expect(onLeave).not.toHaveBeenCalled();
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect(onLeave).toHaveBeenCalledOnce();
    events.emit('closed');
  });

  it('never opens outside of the screens, nor larger than one', () => {
    const { options, events } = open({
      bounds: { x: 5000, y: 50, width: 4000, height: 3000 },
      isMaximized: false,
    });
    expect(options).toMatchObject({ width: AREA.width, height: AREA.height });
    expect(options).not.toHaveProperty('x');
    events.emit('closed');
  });

  it('keeps the place that the window has when it is not maximised, and that it is', () => {
    const { write, events } = open(undefined);
    events.emit('close');
    const normal = { x: 1, y: 2, width: 900, height: 700 };
    expect(write).toHaveBeenCalledExactlyOnceWith({ bounds: normal, isMaximized: true });
    events.emit('closed');
  });
});
