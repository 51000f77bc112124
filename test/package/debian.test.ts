/** The Debian package: what it says of itself, and its whole life on a system: installed, opened, removed without a trace. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { capture } from '../../scripts/setup/commands.mjs';
import { processesOf, startAsOrdinaryUser } from './support/ordinary-user';
import { describePackagedApp } from './support/packaged-app';
import { appVersion, artifact } from './support/paths';

const ID = 'lab.epoch.EpochLab';
const NAME = 'epoch-lab';
const INSTALLED = '/opt/Epoch Lab/epoch-lab';

/** Places the package's scripts write to, besides its own files. */
const MADE_BY_SCRIPTS = [
  `/usr/bin/${NAME}`,
  `/etc/alternatives/${NAME}`,
  `/var/lib/dpkg/alternatives/${NAME}`,
  `/etc/apparmor.d/${NAME}`,
];

const OWN_PLACES = [
  '/opt/Epoch Lab',
  `/usr/share/doc/${NAME}`,
  `/usr/share/applications/${ID}.desktop`,
  `/usr/share/metainfo/${ID}.metainfo.xml`,
];

async function run(command: string, ...args: string[]): Promise<string> {
  const { code, output } = await capture(command, args, { timeoutMs: 120_000 });
  expect(code, `${command} ${args.join(' ')}\n${output}`).toBe(0);
  return output;
}

const isInstalled = async (): Promise<boolean> =>
  /^Status: install ok installed$/m.test((await capture('dpkg', ['-s', NAME])).output);

test.describe.configure({ mode: 'serial' });
test('the Debian package says what it is and what it needs', async () => {
  const control = await run('dpkg-deb', '--info', artifact('.deb'));
  expect(control).toMatch(new RegExp(`Package: ${NAME}\\n Version: ${appVersion}\\n`));
  for (const field of [
    'Section: education',
    'Priority: optional',
    'Maintainer: .+@.+',
    'Depends: .*libnss3',
  ])
    expect(control).toMatch(new RegExp(` ${field}`));
  const files = await run('dpkg-deb', '--contents', artifact('.deb'));
  for (const file of ['copyright', 'mimetypes/application-vnd.epoch-lab.experiment+json.png'])
    expect(files).toContain(file);
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
    expect(files).toContain(`hicolor/${size}x${size}/apps/${NAME}.png`);
  // All of it belongs to root and nobody else can write to it.
  const lines = files.trim().split('\n');
  expect(
    lines.filter(
      (line) => !/^[dl-]rwxr-xr-x root\/root|^-rw-r--r-- root\/root|^l\S+ root\/root/.test(line),
    ),
  ).toEqual([]);
});

test.describe('installed', () => {
  let isOurs = false;

  test.beforeAll(async () => {
    if (process.getuid?.() !== 0 || (await isInstalled())) return;
    await run('dpkg', '--install', artifact('.deb'));
    isOurs = true;
  });

  test.beforeEach(async () => {
    test.skip(process.getuid?.() !== 0, 'only root can install a package');
    test.skip(!isOurs, 'Epoch Lab is already installed on this system, and stays as it is');
  });

  // Also after a failure: the system is left as it was.
  test.afterAll(async () => {
    if (isOurs && (await isInstalled())) await run('dpkg', '--purge', NAME);
  });

  test('the application is in the menu, in the catalogue, on the path, and opens its files', async () => {
    const entry = readFileSync(`/usr/share/applications/${ID}.desktop`, 'utf8');
    expect(entry).toMatch(/^Exec="\/opt\/Epoch Lab\/epoch-lab" %U$/m);
    expect(entry).toMatch(/^Icon=epoch-lab$/m);
    expect(entry).toMatch(/^MimeType=application\/vnd\.epoch-lab\.experiment\+json;$/m);
    const types = readFileSync(`/usr/share/mime/packages/${NAME}.xml`, 'utf8');
    expect(types).toContain('*.epochlab');
    expect(await run('sh', '-c', `readlink -f "$(command -v ${NAME})"`)).toBe(`${INSTALLED}\n`);
    await run('dpkg', '--verify', NAME);
  });

  test('the application starts for an ordinary user, its page in the sandbox, and ends when asked', async () => {
    const start = await startAsOrdinaryUser(INSTALLED);
    try {
      const pages = () =>
        processesOf(start).filter(({ command }) => /--type=renderer/.test(command));
      await expect
        .poll(() => pages().map(({ isFiltered }) => isFiltered), { timeout: 30_000 })
        .toEqual([true]);
      const all = processesOf(start);
      expect(all.filter(({ command }) => /--no-sandbox/.test(command))).toEqual([]);
      const log = path.join(start.home, '.config', 'Epoch Lab', 'logs', 'epoch-lab.log');
      expect(readFileSync(log, 'utf8')).toContain(`start ${appVersion} `);
      const main = all.find(({ command }) => command === INSTALLED);
      process.kill(main?.pid ?? Number.NaN, 'SIGTERM');
      expect(await start.ended).toBe(0);
    } finally {
      start.child.kill();
      rmSync(start.home, { recursive: true, force: true });
    }
  });

  describePackagedApp('installed', () => INSTALLED);

  test('the package is removed without a trace', async () => {
    const own = (await run('dpkg', '--listfiles', NAME)).trim().split('\n');
    const files = own.filter((file) => /epoch-lab|EpochLab|Epoch Lab/.test(file));
    expect(files.length).toBeGreaterThan(40);
    await run('dpkg', '--purge', NAME);
    const places = [...files, ...OWN_PLACES, ...MADE_BY_SCRIPTS];
    expect(places.filter((place) => existsSync(place))).toEqual([]);
    expect(await run('find', '/etc', '/opt', '/usr', '/var/lib', '-iname', '*epoch*lab*')).toBe('');
    expect(await isInstalled()).toBe(false);
  });
});
