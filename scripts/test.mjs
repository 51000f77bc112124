// `npm test`: sets up what is missing, runs every check even after a failure, and ends with the sum of all.

import { chosenChecks, makeReportFolder } from './checks/checks.mjs';
import { countsText, runCheck } from './checks/run-check.mjs';
import { hasDisplay } from './setup/host.mjs';
import { setUpEnginePack } from './setup/engine-pack.mjs';
import { setUpBuild, setUpElectron, setUpPackages } from './setup/set-up.mjs';
import { runScript, StepError } from './setup/steps.mjs';

/**
 * Says why no window can open, or nothing where one can.
 * @returns {Promise<string | undefined>}
 */
async function windowProblem() {
  try {
    await setUpElectron(process.stdout, { withDisplay: !hasDisplay() });
    return undefined;
  } catch (error) {
    if (error instanceof StepError) return `${error.message}\n    What to do: ${error.mend}`;
    throw error;
  }
}

/**
 * On a person's machine a check that cannot run is skipped; in CI nothing may go unchecked.
 * @param {import('./checks/checks.mjs').Check} check
 * @param {string} reason
 * @returns {import('./checks/counts.mjs').Counts}
 */
function cannotRun({ title }, reason) {
  process.stdout.write(`✗ ${title} cannot run: ${reason}\n`);
  const isCi = Boolean(process.env['CI']);
  return { passed: 0, failed: isCi ? 1 : 0, skipped: isCi ? 0 : 1 };
}

await runScript(async () => {
  const args = process.argv.slice(2);
  const chosen = chosenChecks(args);
  // Tests of the package ask for it: the long form installs it on this system.
  if (args.includes('--full')) process.env['EPOCH_LAB_PACKAGE'] = 'full';
  await setUpPackages(process.stdout);
  const needsWindow = chosen.some((check) => check.needsWindow === true);
  const problem = needsWindow ? await windowProblem() : undefined;
  await setUpBuild(process.stdout);
  if (chosen.some(({ needsEnginePack }) => needsEnginePack === true)) {
    await setUpEnginePack(process.stdout);
  }
  makeReportFolder();

  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const check of chosen) {
    const isBlocked = check.needsWindow === true && problem !== undefined;
    const counts = isBlocked ? cannotRun(check, problem) : await runCheck(check);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  process.exitCode = sum.failed === 0 ? 0 : 1;
  process.stdout.write(`\n${countsText(sum)}\n`);
});
