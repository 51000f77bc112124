/** A main process in a test: records what is asked, answers what the test says, sends events on demand. */
import { success, type Result } from '../../../contract/errors';
import type { Api } from '../../../contract/ipc/api';
import type { CommandName, EventName } from '../../../contract/ipc/channels';
import { INITIAL_PREFERENCES } from '../../../contract/preferences';
import { Backend } from '../../../renderer/api';

export type Answer = (input: unknown) => Result<unknown> | Promise<Result<unknown>>;

const DEFAULT_ANSWERS: Partial<Record<CommandName, Answer>> = {
  'training:snapshot': () => success({ status: { phase: 'idle' }, config: null, history: null }),
  'preferences:get': () => success({ ...INITIAL_PREFERENCES, tourSeen: true }),
  'preferences:set': (input) => success(input),
  'experiment:last': () => success(null),
  'panels:get': () => success(null),
  'training:unfinished': () => success(null),
  'enginePacks:list': () => success([]),
  'training:start': () => success({ runId: 'run-1' }),
  'dataset:samples': () => success({ pixels: new Uint8Array(7840), labels: Array(10).fill(7) }),
};

export class FakeBackend {
  readonly asked: { readonly command: CommandName; readonly input: unknown }[] = [];
  readonly backend: Backend;
  readonly #listeners: { readonly event: EventName; readonly listener: (p: never) => void }[] = [];

  constructor(answers: Partial<Record<CommandName, Answer>> = {}) {
    const all = { ...DEFAULT_ANSWERS, ...answers };
    const api = {
      invoke: async (command: CommandName, input: unknown) => {
        this.asked.push({ command, input });
        return (all[command] ?? (() => success(undefined)))(input);
      },
      on: (event: EventName, listener: (payload: never) => void) => {
        const entry = { event, listener };
        this.#listeners.push(entry);
        return () => void this.#listeners.splice(this.#listeners.indexOf(entry), 1);
      },
    };
    this.backend = new Backend(api as unknown as Api);
  }

  send(event: EventName, payload: unknown): void {
    for (const entry of this.#listeners) {
      if (entry.event === event) entry.listener(payload as never);
    }
  }

  commands(): readonly CommandName[] {
    return this.asked.map(({ command }) => command);
  }
}

/** Lets all answers that are already there arrive. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

const NO = {
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
} as unknown as MediaQueryList;

/** A system that is light and asks for nothing. */
export const LIGHT = (): MediaQueryList => NO;
