// `npm run bench:peers`: Keras, PyTorch and JAX in a virtual environment, for `npm run bench` to measure against.

import { existsSync } from 'node:fs';
import { capture } from './setup/commands.mjs';
import { inRoot } from './setup/paths.mjs';
import { runScript, runStep, StepError } from './setup/steps.mjs';

const isWindows = process.platform === 'win32';
const folder = inRoot('.venv');
const python = isWindows
  ? inRoot('.venv', 'Scripts', 'python.exe')
  : inRoot('.venv', 'bin', 'python');
/** PyTorch's own index has its build without CUDA, a tenth of the size, which Linux would not get otherwise. */
const processorOnlyIndex = 'https://download.pytorch.org/whl/cpu';
const hour = 60 * 60_000;

async function makeEnvironment() {
  if (existsSync(python)) return 'already there';
  for (const program of isWindows ? ['py', 'python'] : ['python3', 'python']) {
    const { code, output } = await capture(program, ['-m', 'venv', folder]);
    if (code === 0) return folder;
    if (code !== 127) {
      throw new StepError(
        `${program} cannot make a virtual environment:\n${output}`,
        'Install its venv module (Debian, Ubuntu: apt install python3-venv), then run the same command again.',
      );
    }
  }
  throw new StepError(
    'There is no Python.',
    'Install Python 3.11 or later, then run the same command again. Without it `npm run bench` leaves these peers out.',
  );
}

/** @param {string} url */
async function canReach(url) {
  try {
    return (await fetch(`${url}/torch/`, { signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}

async function installPeers() {
  const list = inRoot('bench', 'peers', 'requirements.txt');
  const isReachable = process.platform === 'linux' && (await canReach(processorOnlyIndex));
  const index = isReachable ? ['--extra-index-url', processorOnlyIndex] : [];
  const args = ['-m', 'pip', 'install', '--disable-pip-version-check', '-r', list, ...index];
  const { code, output } = await capture(python, args, { timeoutMs: hour });
  if (code === 0) return /^Successfully installed/m.test(output) ? 'installed' : 'up to date';
  throw new StepError(
    `pip failed:\n${output.trim().split('\n').slice(-12).join('\n')}`,
    'Check that the package index can be reached (about 1 GB is loaded), then run the same command again. ' +
      'An existing Python that has the packages can be named in EPOCH_LAB_PEERS_PYTHON instead. ' +
      'Without either `npm run bench` leaves these peers out.',
  );
}

async function checkPeers() {
  const { code, stdout, output } = await capture(
    python,
    [
      '-c',
      'import keras, torch, jax; print(keras.__version__, torch.__version__, jax.__version__)',
    ],
    { timeoutMs: 5 * 60_000 },
  );
  if (code === 0) return `Keras, PyTorch, JAX ${stdout.trim()}`;
  throw new StepError(
    `The peers do not start:\n${output}`,
    `Remove ${folder} and run the same command again.`,
  );
}

await runScript(async () => {
  await runStep(process.stdout, 'Environment', makeEnvironment);
  await runStep(process.stdout, 'Peers', installPeers);
  await runStep(process.stdout, 'Check', checkPeers);
});
