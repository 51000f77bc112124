/** The line from a job's process to the one that started it, be it Electron's or Node's own. */
import process from 'node:process';

export const CANCEL_MESSAGE = 'cancel';

export interface ChildPort {
  send(message: unknown): void;
  /** Aborted when the job is no longer wanted, or nobody is there any more to hear of it. */
  readonly signal: AbortSignal;
  /** Ends the process when everything sent has left it. */
  end(): void;
}

interface ElectronPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** Long enough for the last message to leave a utility process. */
const LAST_MESSAGE_MS = 50;

export function childPort(): ChildPort {
  const { parentPort } = process as unknown as { readonly parentPort?: ElectronPort };
  const controller = new AbortController();
  const hear = (message: unknown): void => {
    if (message === CANCEL_MESSAGE) controller.abort();
  };
  if (parentPort !== undefined) {
    parentPort.on('message', ({ data }) => hear(data));
    return {
      send: (message) => parentPort.postMessage(message),
      signal: controller.signal,
      end: () => void setTimeout(() => process.exit(0), LAST_MESSAGE_MS),
    };
  }
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('A job is started by Epoch Lab only');
  process.on('message', hear);
  process.on('disconnect', () => controller.abort());
  return {
    send: (message) => void send(message),
    signal: controller.signal,
    end: () => {
      if (process.connected) process.disconnect();
    },
  };
}
