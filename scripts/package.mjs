// `npm run package`: builds the packages of the system it runs on, into release/. `--stand-in` takes the stand-in Electron (to try a
// package where the real one cannot be had); other arguments go to electron-builder.

import { buildRelease, buildTrial } from './package/build-package.mjs';
import { setUpBuild, setUpPackages } from './setup/set-up.mjs';
import { runScript } from './setup/steps.mjs';

await runScript(async () => {
  await setUpPackages(process.stdout);
  await setUpBuild(process.stdout);
  const args = process.argv.slice(2);
  const rest = args.filter((arg) => arg !== '--stand-in');
  process.exitCode = await (rest.length < args.length ? buildTrial(rest) : buildRelease(rest));
});
