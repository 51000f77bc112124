/** How plain Node starts a job: for the command line and for tests. */
import { fork } from 'node:child_process';
import type { ForkJob } from './run-job';

export const forkWithNode: ForkJob = (script, argument, environment, listener) => {
  const child = fork(script, [argument], {
    env: { ...process.env, ...environment },
    serialization: 'advanced',
    // A pip or a compiler that the job has started is ended with it: they are of one group.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.on('message', (message) => listener.onMessage(message));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => listener.onOutput(text));
  child.on('exit', (code) => listener.onExit(code ?? 1));
  const kill = (): void => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
    } catch {
      // It has ended in the meantime.
    }
  };
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return { kill };
};
