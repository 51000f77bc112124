// `npm run sbom`: lists what is inside the packages, into release/.

import { writeSbom } from './package/sbom.mjs';
import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript, runStep } from './setup/steps.mjs';

await runScript(async () => {
  await setUpPackages(process.stdout);
  await setUpBuild(process.stdout);
  await runStep(process.stdout, 'SBOM', writeSbom);
});
