/** Helper threads of the built-in engine as Node makes them. */
import { Worker } from 'node:worker_threads';
import type { StartThread } from '../../../engine/builtin/threads/messages';

/**
 * `entry`: the built `thread.cjs`. A thread does not keep the process alive, and ends after the message 'stop'. One that fails makes
 * the step under way throw; its own error goes to `onFailure`, or is thrown in this process as an uncaught one.
 */
export function nodeThreads(entry: string, onFailure?: (error: Error) => void): StartThread {
  return () => {
    const worker = new Worker(entry);
    worker.unref();
    if (onFailure !== undefined) worker.on('error', onFailure);
    return {
      post: (message) => {
        worker.postMessage(message);
      },
    };
  };
}
