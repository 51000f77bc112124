// `npm run test:gpu`: the tests that need an NVIDIA GPU and the engine pack for it.

import { passThrough } from './setup/commands.mjs';
import { inRoot } from './setup/paths.mjs';
import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript } from './setup/steps.mjs';

await runScript(async () => {
  await setUpPackages(process.stdout);
  await setUpBuild(process.stdout);
  const script = inRoot('scripts', 'gpu', 'run-tests.ts');
  process.exitCode = await passThrough(process.execPath, ['--import', 'tsx', script]);
});
