/** Entry of a helper thread of the built-in engine: hands every message to one ComputeThread. */
import { parentPort } from 'node:worker_threads';
import { ComputeThread } from '../../../engine/builtin/threads/compute-thread';
import type { ThreadMessage } from '../../../engine/builtin/threads/messages';

if (parentPort === null) throw new Error('This file is the entry of a worker thread');
const port = parentPort;
const thread = new ComputeThread();

port.on('message', (message: ThreadMessage) => {
  thread.accept(message);
  if (message.type === 'stop') port.close();
});
