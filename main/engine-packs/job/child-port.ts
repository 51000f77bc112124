/** The line from a job's process to the one that started it, be it Electron's or Node's own. */
import process from 'node:process';

export interface ChildPort {
  send(message: unknown): void;
  /** Ends the process when everything sent has left it. */
  end(): void;
}

interface ElectronPort {
  postMessage(message: unknown): void;
}

/** Long enough for the last message to leave a utility process. */
const LAST_MESSAGE_MS = 50;

export function childPort(): ChildPort {
  const { parentPort } = process as unknown as { readonly parentPort?: ElectronPort };
  if (parentPort !== undefined) {
    return {
      send: (message) => parentPort.postMessage(message),
      end: () => void setTimeout(() => process.exit(0), LAST_MESSAGE_MS),
    };
  }
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('A job is started by Epoch Lab only');
  return { send: (message) => void send(message), end: () => process.disconnect() };
}
