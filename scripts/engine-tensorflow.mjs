// `npm run engine:tensorflow [-- --gpu]`: sets up what is missing and installs TensorFlow as an engine pack.

import { existsSync, mkdirSync } from 'node:fs';
import { ensureCompiler } from './setup/compiler.mjs';
import { passThrough } from './setup/commands.mjs';
import { inRoot } from './setup/paths.mjs';
import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript, runStep, StepError } from './setup/steps.mjs';

const passive = ['--help', '--verify', '--remove'];
const keptBinding = inRoot('.runtime', 'binding', 'tfjs_binding.node');

await runScript(async () => {
  const args = process.argv.slice(2);
  const isInstalling = !args.some((word) => passive.includes(word));
  await setUpPackages(process.stdout);
  await setUpBuild(process.stdout);
  const script = inRoot('dist', 'cli', 'engine-pack.cjs');
  if (!existsSync(inRoot('dist', 'tensorflow', 'backend.cjs'))) {
    throw new StepError('The optional package @tensorflow/tfjs-node-gpu is missing.', 'npm ci');
  }
  if (isInstalling) await runStep(process.stdout, 'Compiler', ensureCompiler);
  mkdirSync(inRoot('.runtime', 'binding'), { recursive: true });
  const env = { ...process.env, EPOCH_LAB_KEEP_BINDING: keptBinding };
  process.exitCode = await passThrough(process.execPath, [script, ...args], env);
});
