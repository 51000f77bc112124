// `npm run engine:tensorflow [-- --gpu]`: sets up what is missing and installs TensorFlow as an engine pack.

import { createRequire } from 'node:module';
import { ensureCompiler } from './setup/compiler.mjs';
import { inRoot } from './setup/paths.mjs';
import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript, runStep } from './setup/steps.mjs';

const passive = ['--help', '--verify', '--remove'];

await runScript(async () => {
  const args = process.argv.slice(2);
  await setUpPackages(process.stdout);
  await setUpBuild(process.stdout);
  if (!args.some((word) => passive.includes(word))) {
    await runStep(process.stdout, 'Compiler', ensureCompiler);
  }
  const file = inRoot('dist', 'cli', 'engine-pack.cjs');
  process.argv = [process.execPath, file, ...args];
  createRequire(import.meta.url)(file);
});
