/** Entry of the training process: joins Electron's port to the request server, beats its heart, and ends at the first bug it cannot place. */
import { constants, setPriority } from 'node:os';
import process from 'node:process';
import { HEARTBEAT_INTERVAL_MS } from '../protocol/messages';
import { RequestServer, type ServerPort } from './request-server';

/** The port that Electron gives to a utility process. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

function parentPort(): ParentPort {
  const { parentPort: port } = process as unknown as { readonly parentPort?: ParentPort };
  if (port === undefined) throw new Error('The training process is started by Epoch Lab only');
  return port;
}

/** Main reads the process's error output into the log. */
function logBug(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
}

/** Long enough for the last message to leave the process. */
const LAST_MESSAGE_MS = 50;

// Training takes all processors; the window must still get one at once. Threads started later inherit it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const port = parentPort();
const serverPort: ServerPort = {
  send: (message) => {
    port.postMessage(message);
  },
  exit: () => {
    setTimeout(() => process.exit(0), LAST_MESSAGE_MS);
  },
  logBug,
};
const server = new RequestServer(serverPort);

port.on('message', ({ data }) => void server.serve(data));
setInterval(() => {
  serverPort.send({ type: 'heartbeat' });
}, HEARTBEAT_INTERVAL_MS);

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    logBug(error);
    process.exit(1);
  });
}
