// The checks that `npm test` runs, in order: each with its command and how its counts are read.

import { mkdirSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';
import { playwrightCounts, possibleCounts, singleCounts, vitestCounts } from './counts.mjs';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} title
 * @property {number} limitMs
 * @property {readonly string[]} args Arguments for Node.
 * @property {boolean} [needsWindow] Whether it opens windows, and so needs Electron and a display.
 * @property {boolean} [needsEnginePack] Whether it has tests that want the TensorFlow engine.
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(code: number) => import('./counts.mjs').Counts} count Reads the counts after the end.
 */

const minuteMs = 60_000;

const cache = inRoot('.cache');
const unitReport = inRoot('.cache', 'reports', 'unit.json');
const windowReport = inRoot('.cache', 'reports', 'e2e.json');
const packageReport = inRoot('.cache', 'reports', 'package.json');

/** @param {string} path */
const tool = (path) => inRoot('node_modules', ...path.split('/'));

/** @type {readonly Check[]} */
export const checks = [
  {
    name: 'format',
    title: 'Format',
    limitMs: 5 * minuteMs,
    args: [
      tool('prettier/bin/prettier.cjs'),
      '--check',
      '--cache',
      '--cache-strategy=content',
    ].concat(`--cache-location=${cache}/prettier`, '--log-level=warn', '.'),
    count: singleCounts,
  },
  {
    name: 'lint',
    title: 'Lint',
    limitMs: 10 * minuteMs,
    args: [tool('eslint/bin/eslint.js'), '--max-warnings=0', '.'],
    count: singleCounts,
  },
  {
    name: 'types',
    title: 'Types',
    limitMs: 10 * minuteMs,
    args: [inRoot('scripts', 'check-types.mjs')],
    count: singleCounts,
  },
  {
    name: 'stand-in-types',
    title: 'Types, old',
    limitMs: 10 * minuteMs,
    args: [inRoot('scripts', 'check-stand-in-types.mjs')],
    count: (code) => possibleCounts(code, 'types against Electron 25: they cannot be fetched'),
  },
  {
    name: 'unit',
    title: 'Unit tests',
    limitMs: 15 * minuteMs,
    needsEnginePack: true,
    args: [tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json'].concat(
      `--outputFile.json=${unitReport}`,
    ),
    count: (code) => vitestCounts(code, unitReport),
  },
  {
    name: 'e2e',
    title: 'End to end',
    limitMs: 20 * minuteMs,
    needsWindow: true,
    needsEnginePack: true,
    args: [tool('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: windowReport },
    count: (code) => playwrightCounts(code, windowReport),
  },
  {
    name: 'package',
    title: 'Package',
    limitMs: 15 * minuteMs,
    needsWindow: true,
    args: [
      tool('@playwright/test/cli.js'),
      'test',
      '--config=playwright.package.config.ts',
      '--reporter=list,json',
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: packageReport },
    count: (code) => playwrightCounts(code, packageReport),
  },
];

/**
 * The checks that a command line asks for: `--only NAME`, `--without NAME`, both repeatable.
 * @param {readonly string[]} args
 */
export function chosenChecks(args) {
  /** @param {string} option */
  const named = (option) => args.filter((_, index) => args[index - 1] === option);
  const only = named('--only');
  const without = named('--without');
  return checks.filter(
    ({ name }) => (only.length === 0 || only.includes(name)) && !without.includes(name),
  );
}

export function makeReportFolder() {
  mkdirSync(inRoot('.cache', 'reports'), { recursive: true });
}
