import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunStatus } from '../../contract/run-status';
import { askBeforeClosing, endBeforeQuit } from '../../main/closing';
import type { TrainingHost } from '../../main/training/host';
import { RUN_ID as runId } from '../support/run-events';

const { app, power, showMessageBox } = await vi.hoisted(async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  return {
    app: Object.assign(new Emitter(), { quit: vi.fn() }),
    power: new Emitter(),
    showMessageBox: vi.fn(),
  };
});

vi.mock('electron', () => ({ app, powerMonitor: power, dialog: { showMessageBox } }));

function bench(phase: 'training' | 'paused' | 'stopped' = 'training', isVisible = true) {
  const status: RunStatus = { phase, runId };
  const window = Object.assign(new EventEmitter(), { isVisible: () => isVisible });
  const goToBackground = vi.fn();
  askBeforeClosing(window as unknown as BrowserWindow, {
    host: { run: { status } } as unknown as TrainingHost,
    hasTray: true,
    goToBackground,
  });
  /** Whether the window was kept from closing. */
  const close = () => {
    const preventDefault = vi.fn();
    window.emit('close', { preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  return { window, close, goToBackground };
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const before = SIGNALS.map((signal) => process.listeners(signal));

beforeEach(() => {
  vi.clearAllMocks();
  showMessageBox.mockResolvedValue({ response: 2 });
});
afterEach(() => {
  power.removeAllListeners();
  app.removeAllListeners();
  SIGNALS.forEach((signal, index) => {
    for (const listener of process.listeners(signal)) {
      if (!before[index]?.includes(listener)) process.off(signal, listener);
    }
  });
});

describe('closing', () => {
  it('asks nothing when no run is under way', () => {
    expect(bench('stopped').close()).toBe(false);
    expect(showMessageBox).not.toHaveBeenCalled();
  });

  it.each(['training', 'paused'] as const)('asks once while the run is %s', async (phase) => {
    const { close, goToBackground } = bench(phase);
    expect([close(), close()]).toEqual([true, true]);
    await vi.waitFor(() => expect(showMessageBox).toHaveBeenCalledOnce());
    expect(showMessageBox.mock.lastCall?.[1]).toMatchObject({
      buttons: ['Keep training in the background', 'Pause and close', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    });
    await Promise.resolve();
    expect([goToBackground.mock.calls.length, app.quit.mock.calls.length]).toEqual([0, 0]);
    expect(close()).toBe(true);
    expect(showMessageBox).toHaveBeenCalledTimes(2);
  });

  it('goes to the background', async () => {
    showMessageBox.mockResolvedValue({ response: 0 });
    const { close, goToBackground } = bench();
    close();
    await vi.waitFor(() => expect(goToBackground).toHaveBeenCalledOnce());
    expect(app.quit).not.toHaveBeenCalled();
  });

  it('pauses and ends the app, which may then close its window', async () => {
    showMessageBox.mockResolvedValue({ response: 1 });
    const { close, goToBackground } = bench();
    close();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(close()).toBe(false);
    expect(goToBackground).not.toHaveBeenCalled();
  });

  it('asks without a parent when the window is hidden', async () => {
    bench('training', false).close();
    await vi.waitFor(() => expect(showMessageBox).toHaveBeenCalledOnce());
    expect(showMessageBox.mock.lastCall).toHaveLength(1);
  });

  it.each([
    ['the system shuts down', () => power.emit('shutdown', { preventDefault: () => undefined })],
    ['the program is to end', () => process.emit('SIGTERM')],
  ])('asks nobody when %s', (_why, happen) => {
    const { close } = bench();
    happen();
    expect(app.quit).toHaveBeenCalledOnce();
    expect(close()).toBe(false);
    expect(showMessageBox).not.toHaveBeenCalled();
  });

  it('asks nobody when the session ends', () => {
    const { window, close } = bench();
    window.emit('session-end');
    expect(close()).toBe(false);
  });
});

describe('endBeforeQuit', () => {
  it('holds the end back until all is saved', async () => {
    let save = (): void => undefined;
    const end = vi.fn(() => new Promise<void>((resolve) => (save = resolve)));
    endBeforeQuit(end);
    const preventDefault = vi.fn();
    app.emit('will-quit', { preventDefault });
    app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(2);
    expect(end).toHaveBeenCalledOnce();
    expect(app.quit).not.toHaveBeenCalled();
    save();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(2);
  });
});
