// `npm run package`: builds the packages of the system it runs on, into release/. Arguments go to electron-builder.

import { buildRelease } from './package/build-package.mjs';
import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript } from './setup/steps.mjs';

await runScript(async () => {
  await setUpPackages(process.stdout);
  await setUpBuild(process.stdout);
  process.exitCode = await buildRelease(process.argv.slice(2));
});
