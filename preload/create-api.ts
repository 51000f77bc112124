/** Makes `window.api` from a channel table. Names that are not in the table are refused here; all else main checks. */
import type { Api } from '../contract/ipc/api';

/** The part of Electron's ipcRenderer that is used. */
export interface RendererIpc {
  invoke(channel: string, input: unknown): Promise<unknown>;
  on(channel: string, listener: (event: unknown, payload: unknown) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, payload: unknown) => void): unknown;
}

export function createApi(ipc: RendererIpc, commands: object, events: object): Api {
  const api = {
    invoke: (command: string, input: unknown) => {
      requireName(commands, command);
      return ipc.invoke(command, input);
    },
    on: (event: string, listener: (payload: unknown) => void) => {
      requireName(events, event);
      // Electron's event object stays here: it would hand the page its sender.
      const forward = (_event: unknown, payload: unknown) => listener(payload);
      ipc.on(event, forward);
      return () => void ipc.removeListener(event, forward);
    },
  };
  return api as unknown as Api;
}

function requireName(table: object, name: string): void {
  if (!Object.hasOwn(table, name)) throw new Error(`There is no channel “${name}”`);
}
