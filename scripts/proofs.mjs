// `npm run proofs:graphs` and `npm run proofs:accuracy`: what takes too long for the tests.

import { passThrough } from './setup/commands.mjs';
import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript, StepError } from './setup/steps.mjs';

const proofs = ['graphs', 'accuracy'];

await runScript(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  if (!proofs.includes(name)) {
    throw new StepError(`There is no proof "${name}".`, `Name one of ${proofs.join(', ')}.`);
  }
  await setUpPackages(process.stderr);
  await setUpBuild(process.stderr);
  const program = ['--import', 'tsx', `scripts/proofs/${name}.ts`, ...args];
  process.exitCode = await passThrough(process.execPath, program);
});
