// `npm run types`: checks the types of each environment against what that environment really offers.

import { capture } from './setup/commands.mjs';
import { inRoot } from './setup/paths.mjs';

const plainEnvironments = ['contract', 'engine', 'main', 'preload', 'test', 'bench', 'scripts'];

const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
const svelteCheck = inRoot('node_modules', 'svelte-check', 'bin', 'svelte-check');

const runs = await Promise.all([
  capture(process.execPath, [compiler, '-b', '--pretty', 'false', ...plainEnvironments], {
    timeoutMs: 300_000,
  }),
  capture(
    process.execPath,
    [svelteCheck, '--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings'],
    { timeoutMs: 300_000 },
  ),
]);

const failed = runs.filter(({ code }) => code !== 0);
for (const { output } of failed) process.stdout.write(output);
process.exitCode = failed.length === 0 ? 0 : 1;
