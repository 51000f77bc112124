// The set-up: what it takes for missing, and what it asks the system for.

import { describe, expect, it } from 'vitest';
import { chosenChecks } from '../../scripts/checks/checks.mjs';
import { filesBelow, hashInputs } from '../../scripts/build/stamps.mjs';
import { capture } from '../../scripts/setup/commands.mjs';
import { parseOsRelease } from '../../scripts/setup/host.mjs';
import { debianPackages } from '../../scripts/setup/libraries.mjs';
import { differingPackages } from '../../scripts/setup/packages.mjs';

describe('the packages', () => {
  const locked = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  it('are up to date when all but optional ones are there', () => {
    expect(differingPackages(locked, { 'node_modules/a': { version: '1.0.0' } })).toEqual([]);
  });

  it('differ when one is missing or of another version', () => {
    expect(differingPackages(locked, {})).toEqual(['node_modules/a']);
    const present = {
      'node_modules/a': { version: '1.0.1' },
      'node_modules/b': { version: '1.0.0' },
    };
    expect(differingPackages(locked, present)).toEqual(['node_modules/a', 'node_modules/b']);
  });
});

describe('the system libraries', () => {
  it('have the names of the release', () => {
    const debian12 = parseOsRelease('ID=debian\nVERSION_CODENAME=bookworm\nVERSION_ID="12"\n');
    expect(debianPackages(debian12, false)).toEqual([
      'libgtk-3-0',
      'libnss3',
      'libasound2',
      'libgbm1',
    ]);
    const ubuntu24 = { ID: 'ubuntu', ID_LIKE: 'debian', UBUNTU_CODENAME: 'noble' };
    expect(debianPackages(ubuntu24, true)).toContain('libasound2t64');
    const mint = { ID: 'linuxmint', ID_LIKE: 'ubuntu debian', UBUNTU_CODENAME: 'jammy' };
    expect(debianPackages(mint, true)?.slice(0, 3)).toEqual(['xvfb', 'xauth', 'libgtk-3-0']);
  });

  it('are left to the reader on other systems', () => {
    expect(debianPackages({ ID: 'fedora' }, false)).toBeUndefined();
  });
});

describe('a captured command', () => {
  it('keeps both outputs and the exit code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    const result = await capture(process.execPath, ['-e', script]);
    expect(result).toMatchObject({ code: 3, stdout: 'out\n' });
    expect(result.output).toContain('err');
  });

  it('is stopped at its limit, with all that it started', async () => {
    const result = await capture('sh', ['-c', 'sleep 60 & sleep 60'], { timeoutMs: 200 });
    expect(result.code).toBe(124);
  });

  it('reports a program that is not there', async () => {
    expect((await capture('no-such-program', [])).code).toBe(127);
  });
});

describe('the stamps', () => {
  it('depend on every file below the given paths', () => {
    expect(filesBelow(['package.json', 'no-such-folder'])).toEqual(['package.json']);
    expect(hashInputs(['package.json'])).not.toBe(hashInputs(['package.json', '.npmrc']));
    expect(hashInputs(['contract'])).toBe(hashInputs(['contract']));
  });
});

describe('the choice of checks', () => {
  const names = (args: string[]): string[] => chosenChecks(args).map(({ name }) => name);

  it('is all, some, or all but some', () => {
    const quick = ['format', 'lint', 'types', 'stand-in-types', 'unit'];
    expect(names([])).toEqual([...quick, 'e2e', 'package']);
    expect(names(['--only', 'lint', '--only', 'unit'])).toEqual(['lint', 'unit']);
    expect(names(['--without', 'e2e', '--without', 'package'])).toEqual(quick);
  });
});
