// The TensorFlow engine pack that the tests use: installed once into the checkout where its wheel can be had.

import { existsSync } from 'node:fs';
import { capture } from './commands.mjs';
import { ensureCompiler } from './compiler.mjs';
import { inRoot } from './paths.mjs';
import { runStep, StepError } from './steps.mjs';

const script = inRoot('dist', 'cli', 'engine-pack.cjs');
const minuteMs = 60_000;

/** Where the tests look for it. */
const folder = process.env['EPOCH_LAB_ENGINE_PACKS'] ?? inRoot('.runtime', 'engine-packs');

/** @param {readonly string[]} args */
function runPackScript(args) {
  const env = { ...process.env, EPOCH_LAB_ENGINE_PACKS: folder };
  return capture(process.execPath, [script, ...args], { timeoutMs: 15 * minuteMs, env });
}

/** @returns {Promise<string>} What was done. */
async function ensureEnginePack() {
  if (!existsSync(script)) {
    throw new StepError('The optional package @tensorflow/tfjs-node-gpu is missing.', 'npm ci');
  }
  const present = await runPackScript(['--verify']);
  if (present.code === 0) return 'up to date';
  await ensureCompiler();
  const installed = await runPackScript([]);
  if (installed.code !== 0) {
    const reason = installed.output.trim().split('\n').slice(-6).join('\n    ');
    throw new StepError(reason, 'Run: npm run engine:tensorflow');
  }
  return 'installed TensorFlow';
}

/**
 * Without it, the tests that need TensorFlow are skipped, and this says why.
 * @param {NodeJS.WriteStream} stream
 */
export async function setUpEnginePack(stream) {
  try {
    await runStep(stream, 'Engine pack', ensureEnginePack);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    stream.write(`    The tests on TensorFlow are skipped: ${error.message}\n`);
  }
}
