/** How plain Node starts a job: for the command line and for tests. */
import { fork } from 'node:child_process';
import { CANCEL_MESSAGE } from './job/child-port';
import type { ForkJob } from './run-job';

/** How long a job may take to end its own programs and itself. */
const GRACE_MS = 2000;

export const forkWithNode: ForkJob = (script, argument, environment, listener) => {
  const child = fork(script, [argument], {
    env: { ...process.env, ...environment },
    serialization: 'advanced',
    // Ctrl-C in the terminal reaches the one who started the job, who then cancels it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.on('message', (message) => listener.onMessage(message));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => listener.onOutput(text));
  child.on('exit', (code) => listener.onExit(code ?? 1));
  return {
    kill() {
      if (child.connected) child.send(CANCEL_MESSAGE);
      const patience = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      child.once('exit', () => clearTimeout(patience));
    },
  };
};
