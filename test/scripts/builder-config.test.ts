// The packaging configuration is one that electron-builder accepts, and agrees with the rest of the project.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { EXPERIMENT_FILE } from '../../contract/experiment-file';
import { releaseConfig, testConfig, trialConfig } from '../../scripts/package/builder-config.mjs';
import { controlFile, parseArguments } from '../../scripts/package/fpm.mjs';
import { capture } from '../../scripts/setup/commands.mjs';

const require = createRequire(import.meta.url);
const manifest = require('../../package.json') as Record<string, string>;
const metainfoFile = 'build/linux/lab.epoch.EpochLab.metainfo.xml';

async function validate(config: object): Promise<void> {
  const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
    validateConfiguration: (config: object, log: object) => Promise<void>;
  };
  const { DebugLogger } = require('builder-util') as { DebugLogger: new (on: boolean) => object };
  await validateConfiguration(config, new DebugLogger(false));
}

describe('electron-builder', () => {
  it('accepts electron-builder.yml, for every system', async () => {
    await expect(validate(releaseConfig())).resolves.toBeUndefined();
    await expect(validate({ ...releaseConfig(), unknown: 1 })).rejects.toThrow('unknown');
    await expect(validate({ ...releaseConfig(), nsis: { unknown: 1 } })).rejects.toThrow('nsis');
  });

  it('accepts the test build, which differs in one fuse and what an older Electron does not know', async () => {
    const standIn = { folder: '.runtime/electron', version: '25.1.1' };
    const fuses = releaseConfig().electronFuses;
    await expect(validate(testConfig('out', standIn))).resolves.toBeUndefined();
    expect(testConfig('out', undefined).electronFuses).toEqual({
      ...fuses,
      enableNodeCliInspectArguments: true,
    });
    const older = testConfig('out', standIn).electronFuses;
    expect(older).not.toHaveProperty('grantFileProtocolExtraPrivileges');
    expect(Object.keys(older ?? {})).toHaveLength(Object.keys(fuses ?? {}).length - 1);
  });

  it('accepts a trial with the stand-in, whose packages are named so and closed to debuggers', async () => {
    const trial = trialConfig({ folder: '.runtime/electron', version: '25.1.1' });
    await expect(validate(trial)).resolves.toBeUndefined();
    expect(trial.artifactName).toContain('stand-in');
    expect(trial.electronFuses).toMatchObject({ enableNodeCliInspectArguments: false });
  });

  it('finds every file that the configuration names', () => {
    const { deb, mac, win, linux, afterPack } = releaseConfig();
    const mapped = (deb?.fpm ?? []).map((mapping) => mapping.split('=')[0] ?? '');
    const named = [...mapped, mac?.icon, mac?.entitlements, win?.icon, linux?.icon, afterPack];
    const missing = named.filter((file) => !file?.toString().startsWith('dist/'));
    expect(missing.filter((file) => !existsSync(String(file)))).toEqual([]);
    for (const ending of ['icns', 'ico'])
      expect(existsSync(`build/${EXPERIMENT_FILE.extension}.${ending}`)).toBe(true);
  });

  it('registers the files that experiments are kept in', () => {
    expect(releaseConfig().fileAssociations).toMatchObject([
      { ext: EXPERIMENT_FILE.extension, mimeType: EXPERIMENT_FILE.mimeType },
    ]);
  });

  it('installs for one user, without an administrator, on Windows', () => {
    expect(releaseConfig().nsis).toMatchObject({ oneClick: true, perMachine: false });
  });
});

describe('the icons', () => {
  it.each(['icons', 'file-icons'])('of build/%s are as large as they are named', async (folder) => {
    const files = readdirSync(`build/${folder}`);
    expect(files.length).toBeGreaterThan(6);
    for (const file of files) {
      const { width, height, hasAlpha } = await sharp(`build/${folder}/${file}`).metadata();
      expect(`${width}x${height}.png`).toBe(file);
      expect(hasAlpha).toBe(true);
    }
  });

  it('hold all sizes in one file for Windows, and in another for macOS', () => {
    for (const name of ['icon', EXPERIMENT_FILE.extension]) {
      const ico = readFileSync(`build/${name}.ico`);
      expect(ico.readUInt16LE(2)).toBe(1);
      expect(ico.readUInt16LE(4)).toBe(9);
      const icns = readFileSync(`build/${name}.icns`);
      expect(icns.subarray(0, 4).toString('latin1')).toBe('icns');
      expect(icns.readUInt32BE(4)).toBe(icns.length);
    }
  });
});

describe('the entry in the software catalogue', () => {
  const metainfo = readFileSync(metainfoFile, 'utf8');

  it('names this version, the desktop entry and the kind of file', () => {
    expect(metainfo).toContain(`<release version="${manifest['version']}"`);
    expect(metainfo).toContain(`<launchable type="desktop-id">${manifest['desktopName']}<`);
    expect(metainfo).toContain(`<id>${releaseConfig().appId}</id>`);
    expect(metainfo).toContain(`<mediatype>${EXPERIMENT_FILE.mimeType}</mediatype>`);
    expect(metainfo).toContain(`<url type="homepage">${manifest['homepage']}</url>`);
  });

  it('is valid by appstreamcli', async ({ skip }) => {
    const args = ['validate', '--no-net', metainfoFile];
    const { code, output } = await capture('appstreamcli', args);
    skip(code === 127, 'appstreamcli is not installed');
    expect(code, output).toBe(0);
  });
});

describe('the Debian package maker', () => {
  const args = ['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgbm1'].concat(
    [
      '--deb-compression',
      'xz',
      '--name',
      'a',
      '--version',
      '1.2.3',
      '--description',
      'Short\n Long',
    ],
    ['--deb-recommends', 'xdg-utils', '/out/=/opt/A b', 'x=y=/usr/share/z'],
  );

  it('takes the arguments meant for fpm apart', () => {
    const { options, mappings } = parseArguments(args);
    expect(mappings).toEqual(['/out/=/opt/A b', 'x=y=/usr/share/z']);
    expect(options.get('d')).toEqual(['libnss3', 'libgbm1']);
    expect(() => parseArguments(['--no-such-option'])).toThrow('--no-such-option');
  });

  it('writes a control file, with only what is known', () => {
    const control = controlFile(parseArguments(args).options, 1024);
    expect(control).toBe(
      'Package: a\nVersion: 1.2.3\nInstalled-Size: 1024\nDepends: libnss3, libgbm1\nRecommends: xdg-utils\nDescription: Short\n Long\n',
    );
  });
});
