// The whole set-up, in order: packages, Electron, system libraries, build. Each script takes what it needs.

import { buildAll } from '../build/build-all.mjs';
import { ensureElectron } from '../electron/runtime.mjs';
import { ensureLibraries } from './libraries.mjs';
import { ensurePackages } from './packages.mjs';
import { requireSandbox } from './sandbox.mjs';
import { runStep, StepError } from './steps.mjs';

const oldestNode = [20, 19];

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new StepError(
    `This is Node ${process.versions.node}; ${oldestNode.join('.')} or later is needed.`,
    'Install a current Node.js, then run the same command again.',
  );
}

/** Packages only. @param {NodeJS.WriteStream} stream Where the lines go. */
export async function setUpPackages(stream) {
  requireNode();
  await runStep(stream, 'Packages', ensurePackages);
}

/** @param {NodeJS.WriteStream} stream */
export async function setUpBuild(stream) {
  await runStep(stream, 'Build', buildAll);
}

/**
 * @param {NodeJS.WriteStream} stream
 * @param {{ withDisplay: boolean }} needs Whether a virtual display is needed too.
 * @returns {Promise<string>} Path of the Electron binary.
 */
export async function setUpElectron(stream, needs) {
  let electronPath = '';
  await runStep(stream, 'Electron', async () => {
    const { path, text } = await ensureElectron();
    electronPath = path;
    return text;
  });
  await runStep(stream, 'Libraries', async () => {
    const text = await ensureLibraries(electronPath, needs);
    requireSandbox(electronPath);
    return text;
  });
  return electronPath;
}
