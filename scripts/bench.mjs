// `npm run bench`: measures the engine against its peers, all in one run.

import { passThrough } from './setup/commands.mjs';
import { onDisplay } from './setup/display.mjs';
import { setUpBuild, setUpElectron, setUpPackages } from './setup/set-up.mjs';
import { runScript } from './setup/steps.mjs';

await runScript(async () => {
  await setUpPackages(process.stderr);
  await setUpElectron(process.stderr, { withDisplay: true });
  await setUpBuild(process.stderr);
  const args = ['--import', 'tsx', 'bench/index.ts', ...process.argv.slice(2)];
  process.exitCode = await passThrough(...onDisplay(args));
});
