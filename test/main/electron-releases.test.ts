// The shipped Electron is one that gets security fixes, and its end is seen coming.

import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { ELECTRON_RELEASES, electronSupport, WARNING_WEEKS } from '../../main/electron-releases';

const shipped = manifest.devDependencies.electron;
const on = (day: string): Date => new Date(`${day}T12:00:00Z`);

describe('the table of releases', () => {
  it('is in order, and each release leaves when the third one after it appears', () => {
    const recent = ELECTRON_RELEASES.filter(({ major }) => major >= 40);
    for (const [index, release] of recent.entries()) {
      expect(release.major).toBe(40 + index);
      const third = recent[index + 3];
      if (third !== undefined)
        expect(release.endOfSupport, String(release.major)).toBe(third.stable);
      expect(Date.parse(release.endOfSupport)).toBeGreaterThan(Date.parse(release.stable));
    }
  });

  it('warns eight weeks before the end, and knows what has ended and what it does not know', () => {
    expect(electronSupport('45.4.1', on('2026-11-24'))).toMatchObject({ state: 'supported' });
    expect(electronSupport('45.4.1', on('2027-03-02'))).toEqual({
      state: 'ending',
      endOfSupport: '2027-04-27',
      days: WARNING_WEEKS * 7,
    });
    expect(electronSupport('45.4.1', on('2027-04-27'))).toMatchObject({ state: 'ending', days: 0 });
    expect(electronSupport('45.4.1', on('2027-04-28'))).toMatchObject({ state: 'ended' });
    expect(electronSupport('25.1.1', on('2026-11-24'))).toMatchObject({ state: 'ended' });
    expect(electronSupport('99.0.0', on('2026-11-24'))).toEqual({ state: 'unknown' });
  });
});

describe('the shipped Electron', () => {
  it('is pinned, and the same for types, packages and tests', () => {
    expect(shipped).toMatch(/^\d+\.\d+\.\d+$/);
    const installed = createRequire(import.meta.url)('electron/package.json') as {
      version: string;
    };
    expect(installed.version).toBe(shipped);
  });

  it('is in its window of support', () => {
    const support = electronSupport(shipped, new Date());
    if (support.state === 'ending') {
      process.stdout.write(
        `warning: Electron ${shipped} leaves support in ${support.days} days (${support.endOfSupport}): update it.\n`,
      );
    }
    expect(support.state, `Electron ${shipped}`).toMatch(/^(supported|ending)$/);
  });
});
