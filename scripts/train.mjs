// `npm run train -- ...`: trains in the terminal. Standard output belongs to the training alone, so the
// set-up speaks on standard error.

import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript } from './setup/steps.mjs';
import { runTraining } from './training.mjs';

await runScript(async () => {
  await setUpPackages(process.stderr);
  await setUpBuild(process.stderr);
  runTraining(process.argv.slice(2));
});
