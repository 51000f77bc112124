// The TensorFlow engine pack that the tests use: installed once into the checkout where its wheel can be had.

import { existsSync } from 'node:fs';
import { capture } from './commands.mjs';
import { ensureCompiler } from './compiler.mjs';
import { inRoot } from './paths.mjs';
import { stepLine, StepError } from './steps.mjs';

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
    // What went well is on standard output; what to do comes after an empty line.
    const progress = new Set(installed.stdout.split('\n').filter((line) => line !== ''));
    const errors = installed.output.split('\n').filter((line) => !progress.has(line));
    const [reason = ''] = errors.join('\n').trim().split('\n\n');
    throw new StepError(reason, 'Run: npm run engine:tensorflow');
  }
  return 'installed TensorFlow';
}

/**
 * Without it, the tests that need TensorFlow are skipped, and this says why.
 * @param {NodeJS.WriteStream} stream
 */
export async function setUpEnginePack(stream) {
  const startedMs = performance.now();
  try {
    const text = await ensureEnginePack();
    stream.write(stepLine('✓', 'Engine pack', text, startedMs));
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    stream.write(stepLine('–', 'Engine pack', 'none: tests on TensorFlow are skipped', startedMs));
    stream.write(`    ${error.message.replaceAll('\n', '\n    ')}\n`);
  }
}
