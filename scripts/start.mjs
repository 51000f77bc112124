// `npm start`: sets up what is missing, builds what has changed, and opens the window; without a display it
// trains the tutorial in the terminal instead. Runs before any package is installed.

import { passThrough } from './setup/commands.mjs';
import { hasDisplay, sandboxArguments } from './setup/host.mjs';
import { setUpBuild, setUpElectron, setUpPackages } from './setup/set-up.mjs';
import { runScript } from './setup/steps.mjs';
import { runTraining } from './training.mjs';

await runScript(async () => {
  await setUpPackages(process.stdout);
  if (!hasDisplay()) {
    await setUpBuild(process.stdout);
    process.stdout.write(
      '\nThere is no display, so the tutorial is trained here in the terminal.\n\n',
    );
    runTraining(['--preset', 'tutorial']);
    return;
  }
  const electronPath = await setUpElectron(process.stdout, { withDisplay: false });
  await setUpBuild(process.stdout);
  // Set in the terminals of editors that are Electron themselves; it would start plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  // Chromium's own harmless complaints about absent desktop services are kept out of the terminal.
  const args = ['.', '--log-level=3', ...sandboxArguments, ...process.argv.slice(2)];
  process.exitCode = await passThrough(electronPath, args, env);
});
