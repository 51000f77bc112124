// Runs one check, prints its line, and its output where it failed.

import { capture } from '../setup/commands.mjs';
import { onDisplay } from '../setup/display.mjs';
import { stepLine } from '../setup/steps.mjs';

/**
 * @param {import('./checks.mjs').Check} check
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runCheck(check) {
  const startedMs = performance.now();
  const { ELECTRON_RUN_AS_NODE: _, FORCE_COLOR: __, ...ownEnv } = process.env;
  /** @type {[string, string[]]} */
  const plain = [process.execPath, [...check.args]];
  const [command, args] = check.needsWindow === true ? onDisplay(check.args) : plain;
  const result = await capture(command, args, {
    timeoutMs: check.limitMs,
    env: { ...ownEnv, NO_COLOR: '1', ...check.env },
  });
  const counts = check.count(result.code);
  const mark = counts.failed === 0 ? '✓' : '✗';
  process.stdout.write(stepLine(mark, check.title, countsText(counts), startedMs));
  for (const skip of counts.skips ?? []) process.stdout.write(`    skipped: ${skip}\n`);
  for (const title of counts.unsteady ?? []) {
    process.stdout.write(`    passed only when tried again: ${title}\n`);
  }
  for (const [warning] of result.output.matchAll(/^warning: .*$/gm)) {
    process.stdout.write(`    ${warning}\n`);
  }
  if (counts.failed > 0) process.stdout.write(`\n${result.output.trim()}\n\n`);
  return counts;
}

/** @param {import('./counts.mjs').Counts} counts */
export function countsText({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
