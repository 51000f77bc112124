// Checks main and preload against the types of the stand-in Electron too: what it lacks may be used only behind a fallback. Ends with
// `cannotRunCode` where those types cannot be had (in CI that is a failure).

import { cannotRunCode } from './checks/counts.mjs';
import { standInTypesProblem } from './electron/stand-in-types.mjs';
import { capture } from './setup/commands.mjs';
import { inRoot } from './setup/paths.mjs';

const problem = await standInTypesProblem();
if (problem === undefined) {
  const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
  const config = inRoot('scripts', 'electron', 'tsconfig.stand-in.json');
  const args = [compiler, '-p', config, '--pretty', 'false'];
  const { code, output } = await capture(process.execPath, args, { timeoutMs: 300_000 });
  process.stdout.write(output);
  process.exitCode = code;
} else {
  process.stdout.write(`${problem}\n`);
  process.exitCode = process.env['CI'] ? 1 : cannotRunCode;
}
