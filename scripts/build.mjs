// `npm run build`: builds what has changed since the last build.

import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript } from './setup/steps.mjs';

await runScript(async () => {
  await setUpPackages(process.stdout);
  await setUpBuild(process.stdout);
});
