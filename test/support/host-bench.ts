/** A host of training processes with a record of what it told, over real processes that play their parts (fake-trainer.mjs). */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { presetExperiment } from '../../contract/presets';
import type { RunEvent } from '../../contract/run-events';
import { TrainingHost } from '../../main/training/host';
import type { ForkTrainer } from '../../main/training/trainer-process';
import { temporaryFolder } from './temporary-folder';

const script = fileURLToPath(new URL('./fake-trainer.mjs', import.meta.url));
const inDist = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

/** Real processes, as Electron's are, only made by Node. */
export const forkFake: ForkTrainer = (listener) => {
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.on('message', (message) => {
    listener.onMessage(message);
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    listener.onOutput(bytes.toString());
  });
  child.on('exit', (code) => {
    listener.onExit(code ?? -1);
  });
  return { send: (message) => child.send(message as object), kill: () => child.kill('SIGKILL') };
};

function settings() {
  const folder = temporaryFolder();
  return {
    appVersion: '1.2.3',
    dataFolder: inDist('data'),
    kernelsFolder: inDist('kernels'),
    threadScript: inDist('training/thread.cjs'),
    runsFolder: folder,
  };
}

export function hostBench(forkTrainer: ForkTrainer = forkFake) {
  const events: RunEvent[] = [];
  const logged: string[] = [];
  let forks = 0;
  const host = new TrainingHost({
    fork: (listener) => {
      forks++;
      return forkTrainer(listener);
    },
    settings: settings(),
    onEvents: (batch) => events.push(...batch),
    log: (text) => logged.push(text),
  });
  onTestFinished(() => host.dispose());
  return { host, events, logged, forks: () => forks };
}

export const named = (name: string) => ({ config: { ...presetExperiment('tutorial'), name } });
