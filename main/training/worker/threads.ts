/** Helper threads of the built-in engine as Node makes them. */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { StartThread } from '../../../engine/builtin/threads/messages';

/**
 * `entry`: the built `thread.cjs` beside the running bundle. A thread does not keep the process alive, and ends after the message 'stop'.
 * One that fails says so in the engine's memory, where the first thread finds it and throws.
 */
export function nodeThreads(entry: string | URL, options: WorkerOptions = {}): StartThread {
  return () => {
    const worker = new Worker(entry, options);
    worker.unref();
    return { post: (message) => worker.postMessage(message) };
  };
}
