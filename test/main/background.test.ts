import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { speak } from '../../contract/text/languages';
import { setLanguage } from '../../contract/text/text';
import { Background, HAS_TRAY } from '../../main/background';

interface FakeTray extends EventEmitter {
  readonly destroy: ReturnType<typeof vi.fn>;
  readonly setToolTip: ReturnType<typeof vi.fn>;
  menu: readonly { readonly label: string; readonly click: () => void }[];
}

const { trays } = vi.hoisted(() => ({ trays: [] as unknown[] }));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Tray extends Emitter {
    readonly destroy = vi.fn();
    readonly setToolTip = vi.fn();
    menu: unknown;
    constructor() {
      super();
      trays.push(this);
    }
    setContextMenu(menu: unknown) {
      this.menu = menu;
    }
  }
  return {
    Tray,
    Menu: { buildFromTemplate: (template: unknown) => template },
    nativeImage: { createFromPath: () => ({ resize: () => ({}) }) },
  };
});

class FakeWindow extends EventEmitter {
  isFull = false;
  readonly hide = vi.fn();
  readonly focus = vi.fn();
  readonly isDestroyed = () => false;
  readonly isMinimized = () => false;
  readonly isFullScreen = () => this.isFull;
  readonly getTitle = () => 'Epoch 1 of 5';
  show(): void {
    this.emit('show');
  }
  setFullScreen(): void {
    this.isFull = false;
    this.emit('leave-full-screen');
  }
}

function bench() {
  const window = new FakeWindow();
  const onQuit = vi.fn();
  const background = new Background({
    window: window as unknown as BrowserWindow,
    icon: 'icon.png',
    onQuit,
  });
  return { window, background, onQuit, tray: () => trays.at(-1) as FakeTray };
}

beforeEach(() => void (trays.length = 0));

describe.runIf(HAS_TRAY)('the app in the background', () => {
  it('hides the window and has an icon in the tray that says how far the run is', () => {
    const { window, background, tray } = bench();
    expect([background.isOn, trays.length]).toEqual([false, 0]);
    background.begin();
    expect(window.hide).toHaveBeenCalledOnce();
    expect(background.isOn).toBe(true);
    expect(tray().setToolTip).toHaveBeenCalledWith('Epoch 1 of 5');
    background.follow();
    expect(tray().setToolTip).toHaveBeenCalledTimes(2);
  });

  it('comes back by a click on the icon, or its menu, which goes then', () => {
    const { background, tray } = bench();
    background.begin();
    tray().emit('click');
    expect(tray().destroy).toHaveBeenCalledOnce();
    expect(background.isOn).toBe(false);
    background.begin();
    expect(trays).toHaveLength(2);
    tray().menu[0]?.click();
    expect(tray().destroy).toHaveBeenCalledOnce();
  });

  it('is quit from the menu of the icon', () => {
    const { background, onQuit, tray } = bench();
    background.begin();
    expect(tray().menu.map(({ label }) => label)).toEqual(['Show Epoch Lab', 'Quit']);
    tray().menu[1]?.click();
    expect(onQuit).toHaveBeenCalledOnce();
  });

  it('speaks another language at once', () => {
    const { background, tray } = bench();
    background.speak();
    expect(trays).toHaveLength(0);
    background.begin();
    setLanguage(speak('de'));
    background.speak();
    setLanguage(speak('en'));
    expect(tray().menu.map(({ label }) => label)).toEqual(['Epoch Lab zeigen', 'Beenden']);
  });

  it('leaves the full screen first', () => {
    const { window, background } = bench();
    window.isFull = true;
    const order: string[] = [];
    window.once('leave-full-screen', () => order.push('left'));
    window.hide.mockImplementation(() => order.push('hidden'));
    background.begin();
    expect(order).toEqual(['left', 'hidden']);
  });

  it('takes the icon away when the window is gone', () => {
    const { window, background, tray } = bench();
    background.begin();
    window.emit('closed');
    expect(tray().destroy).toHaveBeenCalledOnce();
  });
});
