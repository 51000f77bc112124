// The sum at the end of `npm test` comes from the runners' own reports, and never looks better than they do.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  cannotRunCode,
  playwrightCounts,
  possibleCounts,
  singleCounts,
  vitestCounts,
} from '../../scripts/checks/counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitestReport = (...statuses: string[]): string =>
  report({
    testResults: [
      { assertionResults: statuses.map((status) => ({ status, fullName: `a ${status} test` })) },
    ],
  });

describe('the counts', () => {
  it('take format, lint and types as one check each', () => {
    expect(singleCounts(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(singleCounts(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('count a check that could not run as skipped, with the reason', () => {
    expect(possibleCounts(0, 'no network')).toEqual(singleCounts(0));
    expect(possibleCounts(1, 'no network')).toEqual(singleCounts(1));
    const skipped = { passed: 0, failed: 0, skipped: 1, skips: ['no network'] };
    expect(possibleCounts(cannotRunCode, 'no network')).toEqual(skipped);
  });

  it('read the unit tests, and name what was skipped', () => {
    expect(vitestCounts(0, vitestReport('passed', 'passed', 'skipped', 'todo'))).toEqual({
      passed: 2,
      failed: 0,
      skipped: 2,
      skips: ['a skipped test', 'a todo test'],
    });
    expect(vitestCounts(1, vitestReport('passed', 'failed'))).toMatchObject({ failed: 1 });
  });

  it('count a failure where the runner failed without a failed test', () => {
    expect(vitestCounts(1, vitestReport('passed'))).toMatchObject({ passed: 1, failed: 1 });
  });

  it('count a failure where there is no report', () => {
    expect(vitestCounts(0, join(folder, 'none.json'))).toMatchObject({ failed: 1 });
    expect(playwrightCounts(0, join(folder, 'none.json'))).toMatchObject({ failed: 1 });
  });

  it('never read the same report twice', () => {
    const file = vitestReport('passed');
    vitestCounts(0, file);
    expect(existsSync(file)).toBe(false);
  });

  it('read the end-to-end tests, nested suites and reasons too', () => {
    const spec = (title: string, status: string, annotations: object[] = []): object => ({
      title,
      tests: [{ status, annotations }],
    });
    const file = report({
      suites: [
        { specs: [spec('a', 'expected')], suites: [{ specs: [spec('b', 'flaky')] }] },
        { specs: [spec('c', 'skipped', [{ type: 'skip', description: 'no GPU' }])] },
        { specs: [spec('d', 'unexpected')] },
      ],
    });
    expect(playwrightCounts(1, file)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      skips: ['c: no GPU'],
      unsteady: ['b'],
    });
  });
});
