/** How Electron starts a job on engine packs: as a utility process with an environment from a list, like the training process. */
import { utilityProcess } from 'electron';
import { LANGUAGE_VARIABLE } from '../contract/language';
import { locale } from '../contract/text/text';
import { CANCEL_MESSAGE } from './engine-packs/job/child-port';
import type { ForkJob } from './engine-packs/run-job';
import { allowedEnvironment } from './training/trainer-process';

/** How long a job may take to end its own programs and itself. */
const GRACE_MS = 2000;

/** What pip needs besides, to reach the user's own index. */
const NETWORK_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy'];

function jobEnvironment(source: NodeJS.ProcessEnv): Record<string, string> {
  const names = Object.keys(source).filter(
    (name) => name.startsWith('PIP_') || NETWORK_VARIABLES.includes(name) || name === 'CXX',
  );
  const own = names.map((name) => [name, source[name] ?? ''] as const);
  return { ...allowedEnvironment(source), ...Object.fromEntries(own) };
}

export const forkJobWithElectron: ForkJob = (script, argument, environment, listener) => {
  const child = utilityProcess.fork(script, [argument], {
    serviceName: 'Epoch Lab engines',
    env: { ...jobEnvironment(process.env), ...environment, [LANGUAGE_VARIABLE]: locale() },
    stdio: 'pipe',
  });
  let hasEnded = false;
  child.on('message', (message: unknown) => listener.onMessage(message));
  child.on('exit', (code) => {
    hasEnded = true;
    listener.onExit(code);
  });
  child.stderr?.on('data', (bytes: Buffer) => listener.onOutput(bytes.toString('utf8')));
  // Unread, it would fill and hold the process up.
  child.stdout?.resume();
  return {
    kill() {
      child.postMessage(CANCEL_MESSAGE);
      setTimeout(() => {
        if (!hasEnded) child.kill();
      }, GRACE_MS);
    },
  };
};
