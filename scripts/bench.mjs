// `npm run bench`: measures the engine against its peers, all in one run.

import { passThrough } from './setup/commands.mjs';
import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript } from './setup/steps.mjs';

await runScript(async () => {
  await setUpPackages(process.stderr);
  await setUpBuild(process.stderr);
  const args = ['--import', 'tsx', 'bench/index.ts', ...process.argv.slice(2)];
  process.exitCode = await passThrough(process.execPath, args);
});
