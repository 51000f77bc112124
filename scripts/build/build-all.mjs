// Builds the parts whose inputs have changed since they were last built.

import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { capture } from '../setup/commands.mjs';
import { inRoot } from '../setup/paths.mjs';
import { StepError } from '../setup/steps.mjs';
import { writeLicences } from './licences.mjs';
import {
  commonInputs,
  dataFiles,
  kernelsPart,
  nodeParts,
  tensorflowPackage,
  windowPart,
} from './parts.mjs';
import { clearStamp, hashInputs, hasStamp, setStamp } from './stamps.mjs';

/**
 * @typedef {object} Task
 * @property {string} name
 * @property {string} hash
 * @property {() => Promise<void>} make
 */

/** @returns {Promise<string>} What was done. */
export async function buildAll() {
  const isDataCopied = copyData();
  const kernels = staleTasks([kernelsTask()]);
  await makeAll(kernels);
  const bundles = staleTasks(bundleTasks());
  await makeAll(bundles);
  const built = [...kernels, ...bundles].map(({ name }) => name);
  if (isDataCopied) built.push('data');
  if (writeLicences()) built.push('licences');
  return built.length === 0 ? 'up to date' : `built ${built.join(', ')}`;
}

function kernelsTask() {
  const script = inRoot(kernelsPart.entry);
  return {
    name: 'kernels',
    ...kernelsPart,
    output: kernelsPart.outDir,
    make: () => runTool(['--import', 'tsx', script]),
  };
}

function bundleTasks() {
  const bundle = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  return [
    ...Object.entries(nodeParts).map(([name, part]) => ({
      name,
      ...part,
      output: `${part.outDir}/${part.file}`,
    })),
    { name: 'renderer', ...windowPart, output: `${windowPart.outDir}/index.html` },
  ].map((part) => ({
    ...part,
    make: () => runTool([bundle, 'build', '--mode', part.name, '--logLevel', 'warn']),
  }));
}

/**
 * @param {{ name: string, entry: string, inputs: readonly string[], output: string, make: () => Promise<void> }[]} parts
 * @returns {Task[]}
 */
function staleTasks(parts) {
  return parts
    .filter(({ entry }) => existsSync(inRoot(entry)))
    .filter((part) => !('isTensorflow' in part) || existsSync(inRoot(tensorflowPackage)))
    .map((part) => ({ ...part, hash: hashInputs([...commonInputs, ...part.inputs]) }))
    .filter(({ name, hash, output }) => !hasStamp(name, hash) || !existsSync(inRoot(output)));
}

/** @param {readonly Task[]} tasks */
async function makeAll(tasks) {
  await Promise.all(
    tasks.map(async ({ name, hash, make }) => {
      clearStamp(name);
      await make();
      setStamp(name, hash);
    }),
  );
}

/** @param {string[]} args */
async function runTool(args) {
  const env = { ...process.env, NODE_ENV: 'production' };
  const result = await capture(process.execPath, args, { timeoutMs: 10 * 60_000, env });
  if (result.code === 0) return;
  throw new StepError(
    `The build failed:\n${result.output}`,
    'Mend what the message names, then run the same command again.',
  );
}

/** @returns {boolean} Whether anything had to be copied. */
function copyData() {
  return dataFiles.map(copyFiles).some(Boolean);
}

/** @param {import('./parts.mjs').CopiedFiles} files */
function copyFiles({ from, outDir, names, isOptional }) {
  if (isOptional === true && !existsSync(inRoot(from))) return false;
  mkdirSync(inRoot(outDir), { recursive: true });
  const stale = names.filter((name) => {
    const copy = statSync(inRoot(outDir, name), { throwIfNoEntry: false });
    return copy?.size !== statSync(inRoot(from, name)).size;
  });
  for (const name of stale) copyFileSync(inRoot(from, name), inRoot(outDir, name));
  return stale.length > 0;
}
