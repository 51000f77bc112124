// Reads how many tests passed, failed and were skipped from the runners' machine reports.

import { readFileSync, rmSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [skips] What was skipped and, where given, why.
 * @property {readonly string[]} [unsteady] What failed first and passed when tried again.
 */

/**
 * A check that only holds or fails.
 * @param {number} code
 * @returns {Counts}
 */
export function singleCounts(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** The exit code of a check that could not run, as BSD's EX_TEMPFAIL. */
export const cannotRunCode = 75;

/**
 * A check that holds, fails, or could not run.
 * @param {number} code
 * @param {string} reason Why it may not run.
 * @returns {Counts}
 */
export function possibleCounts(code, reason) {
  if (code !== cannotRunCode) return singleCounts(code);
  return { passed: 0, failed: 0, skipped: 1, skips: [reason] };
}

/**
 * A runner that ended badly must not look good because its report is missing or counts no failed test.
 * @param {number} code
 * @param {Counts} counts
 * @returns {Counts}
 */
function withFailure(code, counts) {
  return code === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

/**
 * Reads a report and removes it, so that a later run cannot take it for its own.
 * @param {string} file
 * @returns {unknown}
 */
function takeReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}

const noReport = { passed: 0, failed: 1, skipped: 0 };

/**
 * @typedef {{ status: string, fullName: string }} VitestResult
 * @typedef {{ assertionResults: VitestResult[] }} VitestFile
 */

/**
 * @param {number} code
 * @param {string} file
 * @returns {Counts}
 */
export function vitestCounts(code, file) {
  const report = /** @type {{ testResults: VitestFile[] } | undefined} */ (takeReport(file));
  if (report === undefined) return noReport;
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skips = results.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return withFailure(code, {
    passed: results.filter(({ status }) => status === 'passed').length,
    failed: results.filter(({ status }) => status === 'failed').length,
    skipped: skips.length,
    skips: skips.map(({ fullName }) => fullName),
  });
}

/**
 * @typedef {{ type: string, description?: string }} PlaywrightNote
 * @typedef {{ status: string, annotations: PlaywrightNote[] }} PlaywrightTest
 * @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightSpec[]}
 */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/**
 * @param {PlaywrightSpec} spec
 * @param {PlaywrightTest} test
 */
function skipText({ title }, { annotations }) {
  const reason = annotations.find(({ type }) => type === 'skip')?.description;
  return reason === undefined ? title : `${title}: ${reason}`;
}

/**
 * @param {number} code
 * @param {string} file
 * @returns {Counts}
 */
export function playwrightCounts(code, file) {
  const report = /** @type {PlaywrightSuite | undefined} */ (takeReport(file));
  if (report === undefined) return noReport;
  const tests = specsOf(report).flatMap((spec) => spec.tests.map((test) => ({ spec, test })));
  /** @param {string[]} statuses */
  const withStatus = (...statuses) => tests.filter(({ test }) => statuses.includes(test.status));
  const skips = withStatus('skipped');
  return withFailure(code, {
    passed: withStatus('expected', 'flaky').length,
    failed: withStatus('unexpected').length,
    skipped: skips.length,
    skips: skips.map(({ spec, test }) => skipText(spec, test)),
    unsteady: withStatus('flaky').map(({ spec }) => spec.title),
  });
}
