import { describe, expect, it, vi } from 'vitest';
import { success, type Result } from '../../../contract/errors';
import type { Handlers } from '../../../contract/ipc/api';
import { COMMANDS, type CommandName } from '../../../contract/ipc/channels';
import { INITIAL_PREFERENCES } from '../../../contract/preferences';
import { presetExperiment } from '../../../contract/presets';
import { exceedsSize } from '../../../main/ipc/payload-size';
import { sendEvent, serveCommands, type IpcInvocation } from '../../../main/ipc/typed-ipc';
import { errorOf, valueOf } from '../../support/results';

const ORIGIN = 'app://epoch-lab';
const NAMES = Object.keys(COMMANDS) as CommandName[];
const mainFrame = { origin: ORIGIN };
const FROM_WINDOW: IpcInvocation = { sender: { mainFrame }, senderFrame: mainFrame };

/** Stands in for ipcMain; handlers record what reaches them. */
function bench(change: Partial<Handlers> = {}) {
  const served = vi.fn();
  const logged: string[] = [];
  const listeners = new Map<string, (event: IpcInvocation, input: unknown) => unknown>();
  const recording = NAMES.map((name) => [
    name,
    (input: unknown) => {
      served(name, input);
      return success(undefined);
    },
  ]);
  const handlers = { ...Object.fromEntries(recording), ...change } as Handlers;
  const ipc = {
    handle: (channel: string, listener: never) => void listeners.set(channel, listener),
  };
  serveCommands(ipc, handlers, { trustedOrigin: ORIGIN, log: (text) => logged.push(text) });
  const invoke = async (name: string, input: unknown, event = FROM_WINDOW) =>
    (await listeners.get(name)?.(event, input)) as Result<unknown>;
  return { invoke, served, logged, listeners };
}

const config = presetExperiment('tutorial');
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

describe('serveCommands', () => {
  it('listens to exactly the channels of the table', () => {
    expect([...bench().listeners.keys()].sort()).toEqual([...NAMES].sort());
  });

  it('hands a good request to its handler', async () => {
    const { invoke, served } = bench();
    valueOf(await invoke('training:start', { config }));
    expect(served).toHaveBeenCalledExactlyOnceWith('training:start', { config });
  });

  it('fills in what a request leaves out before a handler sees it', async () => {
    const { invoke, served } = bench();
    valueOf(await invoke('preferences:set', { theme: 'dark', notifyWhenDone: true }));
    const whole = { ...INITIAL_PREFERENCES, theme: 'dark' };
    expect(served).toHaveBeenLastCalledWith('preferences:set', whole);
    const { metrics: _metrics, schedule: _schedule, ...rest } = config;
    valueOf(await invoke('training:start', { config: rest }));
    expect(served).toHaveBeenLastCalledWith('training:start', { config });
  });

  it.each(NAMES)(
    'serves %s to no one but our page in the main frame of its window',
    async (name) => {
      const strangers: IpcInvocation[] = [
        { sender: { mainFrame }, senderFrame: null },
        { sender: { mainFrame }, senderFrame: { origin: ORIGIN } },
        ...['https://example.com', 'file://', 'null', 'app://epoch-lab.example'].map((origin) => {
          const frame = { origin };
          return { sender: { mainFrame: frame }, senderFrame: frame };
        }),
      ];
      const { invoke, served } = bench();
      for (const stranger of strangers) {
        expect(errorOf(await invoke(name, undefined, stranger)).code).toBe('invalidRequest');
      }
      expect(served).not.toHaveBeenCalled();
    },
  );

  it.each<[string, CommandName, unknown]>([
    ['an unknown key', 'training:start', { config, extra: 1 }],
    ['an unknown key deep inside', 'training:start', { config: { ...config, seed: 1 } }],
    ['a value out of range', 'training:continue', { epochs: 0 }],
    ['a fraction', 'training:continue', { epochs: 1.5 }],
    ['not a number', 'training:continue', { epochs: NaN }],
    ['a text for a number', 'training:continue', { epochs: '5' }],
    ['a list for pixels', 'training:predict', { pixels: [1, 2, 3] }],
    ['too many pixels', 'training:predict', { pixels: new Uint8Array((1 << 20) + 1) }],
    [
      'too many indices',
      'dataset:samples',
      { kind: 'mnist', split: 'test', indices: Array(257).fill(0) },
    ],
    ['a negative index', 'dataset:samples', { kind: 'mnist', split: 'test', indices: [-1] }],
    ['a dataset that is none', 'dataset:samples', { kind: '../etc', split: 'test', indices: [] }],
    ['something where nothing is due', 'training:stop', {}],
    ['null', 'training:stop', null],
    ['a cycle', 'training:start', cyclic],
    ['a map', 'training:start', new Map([['config', config]])],
    [
      'an object of many keys',
      'training:start',
      Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`k${i}`, i])),
    ],
    ['a huge text', 'training:start', { config: { ...config, name: 'x'.repeat(4_000_000) } }],
  ])('refuses %s and calls no handler', async (_what, name, input) => {
    const { invoke, served, logged } = bench();
    const error = errorOf(await invoke(name, input));
    expect(error.code).toBe('invalidRequest');
    expect(error.detail).toMatch(/\w/);
    expect(served).not.toHaveBeenCalled();
    expect(logged).toHaveLength(1);
  });

  it('turns a bug of a handler into an error without its words, and logs them', async () => {
    const { invoke, logged } = bench({
      'training:stop': () => {
        throw new Error('secret place');
      },
    });
    const error = errorOf(await invoke('training:stop', undefined));
    expect(error.code).toBe('unexpected');
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(logged.join()).toContain('secret place');
  });

  it('answers 5,000 random requests with a Result each', async () => {
    const { invoke } = bench();
    const pieces = [
      undefined,
      null,
      0,
      -1,
      NaN,
      '',
      '__proto__',
      [],
      {},
      { config },
      new Uint8Array(3),
    ];
    for (let i = 0; i < 5000; i++) {
      const name = NAMES[i % NAMES.length]!;
      const a = pieces[(i * 7) % pieces.length];
      const b = pieces[(i * 13) % pieces.length];
      const input = [a, { config: a, epochs: b }, { pixels: b, kind: a }, [a, b]][(i * 5) % 4];
      const result = await invoke(name, input);
      expect(typeof result.ok).toBe('boolean');
    }
  });
});

describe('exceedsSize', () => {
  it.each([
    ['nothing', undefined, false],
    ['a megabyte of pixels', { pixels: new Uint8Array(1 << 20) }, false],
    ['three megabytes', new Uint8Array(3 << 20), true],
    ['the same spread over many', Array.from({ length: 30 }, () => new Uint8Array(1e5)), true],
    ['a list of a million', Array(1e6).fill(0), true],
    ['a map of a million', new Map(Array.from({ length: 1e6 }, (_, i) => [i, i])), true],
    ['a long text as key', { ['x'.repeat(3e6)]: 1 }, true],
    ['a cycle', cyclic, true],
  ])('judges %s', (_what, payload, expected) => {
    expect(exceedsSize(payload)).toBe(expected);
  });
});

describe('sendEvent', () => {
  it('tells a window, but not one that is gone', () => {
    const target = { isDestroyed: () => false, send: vi.fn() };
    sendEvent(target, 'menu:action', 'train');
    sendEvent({ ...target, isDestroyed: () => true }, 'menu:action', 'stop');
    expect(target.send).toHaveBeenCalledExactlyOnceWith('menu:action', 'train');
  });
});
