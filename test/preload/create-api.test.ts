import { describe, expect, it, vi } from 'vitest';
import { COMMANDS, EVENTS } from '../../contract/ipc/channels';
import { createApi } from '../../preload/create-api';

function bench() {
  const listeners = new Map<string, (event: unknown, payload: unknown) => void>();
  const ipc = {
    invoke: vi.fn(() => Promise.resolve('answer')),
    on: vi.fn((channel: string, listener: (event: unknown, payload: unknown) => void) => {
      listeners.set(channel, listener);
    }),
    removeListener: vi.fn((channel: string) => listeners.delete(channel)),
  };
  return { ipc, listeners, api: createApi(ipc, COMMANDS, EVENTS) };
}

describe('window.api', () => {
  it('is functions only', () => {
    expect(Object.values(bench().api).map((value) => typeof value)).toEqual([
      'function',
      'function',
    ]);
  });

  it('passes a command of the table on', async () => {
    const { api, ipc } = bench();
    expect(await api.invoke('training:continue', { epochs: 5 })).toBe('answer');
    expect(ipc.invoke).toHaveBeenCalledExactlyOnceWith('training:continue', { epochs: 5 });
  });

  it('hands a listener the payload alone, until it is told to stop', () => {
    const { api, ipc, listeners } = bench();
    const listener = vi.fn();
    const stop = api.on('menu:action', listener);
    listeners.get('menu:action')?.({ sender: 'of Electron' }, 'train');
    expect(listener).toHaveBeenCalledExactlyOnceWith('train');
    stop();
    expect(ipc.removeListener).toHaveBeenCalledOnce();
    expect(listeners.size).toBe(0);
  });

  it.each([
    '',
    'training:begin',
    '__proto__',
    'constructor',
    'toString',
    'ELECTRON_BROWSER_REQUIRE',
  ])('refuses the name “%s”', (name) => {
    const { api, ipc } = bench();
    expect(() => api.invoke(name as never, undefined as never)).toThrow('no channel');
    expect(() => api.on(name as never, () => undefined)).toThrow('no channel');
    expect(ipc.invoke).not.toHaveBeenCalled();
    expect(ipc.on).not.toHaveBeenCalled();
  });
});
