/** The command palette, the list of shortcuts, About and the page after a crash, in the real app: what they do and how they look. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { presetExperiment } from '../../contract/presets';
import { startEvent } from '../renderer/harness/scenes';
import { expect, launchApp, test, testWithSharedApp } from './support/app';
import { capture, checkAccess, lookInAll, picture, resize } from './support/looks';
import { setNumber, snapshot, startTraining, trainToEnd, waitForPhase } from './support/run';

const SIZES = [
  [1280, 800],
  [800, 600],
] as const;

const sharing = testWithSharedApp();

const search = (window: Page) => window.getByRole('combobox', { name: 'Search the commands' });
const option = (window: Page, name: RegExp) => window.getByRole('option', { name });

async function chooseFromMenu(electron: ElectronApplication, id: string): Promise<void> {
  await electron.evaluate(({ Menu }, entry) => {
    Menu.getApplicationMenu()?.getMenuItemById(entry)?.click();
  }, id);
}

/**
 * Runs a script in the window's page; after a crash the test's own way there is gone. A page that is dead or not there yet does not
 * answer: then the answer is undefined.
 */
function inPage(electron: ElectronApplication, script: string): Promise<unknown> {
  return electron.evaluate(({ BrowserWindow }, code) => {
    const patience = new Promise((resolve) => setTimeout(resolve, 500));
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const answer = contents?.executeJavaScript(code).catch(() => undefined);
    return Promise.race([answer, patience]);
  }, script);
}

const pageText = async (electron: ElectronApplication): Promise<string> =>
  String(await inPage(electron, 'document.body.innerText'));

async function killPage(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
}

sharing(
  'the palette finds commands, does them by keys alone and greys what a run forbids',
  async ({ app: { window } }) => {
    await window.keyboard.press('Control+k');
    await expect(search(window)).toBeFocused();
    await window.keyboard.type('evl');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('dialog')).toBeHidden();
    await expect(window.getByText('How good is it on digits it has never seen?')).toBeVisible();
    await window.keyboard.press('Control+Shift+P');
    await expect(option(window, /^Stop/)).toContainText('Nothing is being trained.');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
    await window.keyboard.press('Control+1');
    await setNumber(window, 'Epochs', 50);
    await window.keyboard.press('Control+k');
    await window.keyboard.type('train');
    await window.keyboard.press('Enter');
    await waitForPhase(window, 'training');
    await window.keyboard.press('Control+k');
    const train = option(window, /^Train Ctrl Enter/);
    await expect(train).toHaveAttribute('aria-disabled', 'true');
    await expect(train).toContainText('Training is under way: stop it first.');
    await window.keyboard.type('stop');
    await window.keyboard.press('Enter');
    await waitForPhase(window, 'stopped');
  },
);

sharing(
  'what is typed right behind the keys lands in the palette, not in the field that had the focus',
  async ({ app: { window } }) => {
    await window.getByRole('textbox', { name: 'Epochs', exact: true }).focus();
    for (let turn = 0; turn < 10; turn++) {
      await window.keyboard.press('Control+k');
      await window.keyboard.type('evaluate');
      await expect(search(window)).toHaveValue('evaluate');
      await window.keyboard.press('Escape');
      await expect(search(window)).toBeHidden();
    }
  },
);

sharing(
  'the native menu opens the palette, the shortcuts and About; F1 the shortcuts',
  async ({ app: { electron, window } }) => {
    await chooseFromMenu(electron, 'showPalette');
    await expect(search(window)).toBeFocused();
    await chooseFromMenu(electron, 'showShortcuts');
    await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await window.keyboard.press('Escape');
    await window.keyboard.press('F1');
    await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await chooseFromMenu(electron, 'showAbout');
    await expect(window.getByRole('dialog', { name: 'About Epoch Lab' })).toBeVisible();
    await window.keyboard.press('Escape');
  },
);

sharing('About tells the real versions and copies them', async ({ app: { electron, window } }) => {
  await trainToEnd(window, 1);
  await window.keyboard.press('Control+k');
  await window.keyboard.type('about');
  await window.keyboard.press('Enter');
  const sheet = window.getByRole('dialog', { name: 'About Epoch Lab' });
  const versions = await electron.evaluate(({ app }) => ({
    app: app.getVersion(),
    ...process.versions,
  }));
  for (const version of [versions.app, versions.electron, versions.chrome, versions.node]) {
    await expect(sheet).toContainText(version);
  }
  const { history } = await snapshot(window);
  await expect(sheet).toContainText(history?.engine.device ?? 'missing');
  await expect(sheet).toContainText(history?.engine.reason ?? 'missing');
  await sheet.getByRole('button', { name: 'Copy' }).click();
  await expect(sheet.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain(`Chromium: ${versions.chrome}`);
  expect(copied).toContain(history?.engine.reason);
});

test('a page that dies is replaced by one that says so, and comes back with all of the run', async () => {
  const { electron, window, userData } = await launchApp();
  await setNumber(window, 'Epochs', 200);
  await startTraining(window);
  await killPage(electron);
  await expect.poll(() => pageText(electron)).toContain('This window stopped working');
  await expect.poll(() => pageText(electron)).toMatch(/now in epoch \d+ of 200/);
  await capture(electron, 'light-crash');
  await inPage(electron, `document.querySelector('button').click()`);
  await expect.poll(() => pageText(electron)).toContain('Training… epoch');
  const log = await readFile(path.join(userData, 'logs', 'epoch-lab.log'), 'utf8');
  expect(log).toContain("the window's page is gone");
  await inPage(electron, `api.invoke('training:stop')`);
  await expect.poll(() => pageText(electron)).toContain('Train again');
  await electron.close();
});

test('an error while drawing is told of, written to the log, and mended by a reload', async () => {
  const { electron, window, userData } = await launchApp({ colorScheme: 'dark' });
  const { dataset: _, ...broken } = presetExperiment('tutorial');
  await electron.evaluate(
    ({ BrowserWindow }, event) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('training:events', [event]);
    },
    startEvent(broken as never),
  );
  await expect(window.getByRole('heading', { name: 'This window stopped working' })).toBeVisible();
  await expect(window.getByText('Nothing was sent.')).toBeVisible();
  await checkAccess(window, 'crash page');
  await window.getByText('Details', { exact: true }).click();
  for (const [width, height] of SIZES) {
    await resize(electron, window, width, height);
    await picture(window, `dark-crash-details-${width}`);
  }
  const log = await readFile(path.join(userData, 'logs', 'epoch-lab.log'), 'utf8');
  expect(log).toMatch(/window: .*\n.*Error/);
  await window.getByRole('button', { name: 'Reload the window' }).click();
  await expect(window.getByRole('button', { name: /^Train/ })).toBeVisible();
  await electron.close();
});

test('how they look in both themes, and axe finds nothing', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp();
  for (const [width, height] of SIZES) {
    await resize(electron, window, width, height);
    for (const sheet of ['showPalette', 'showShortcuts', 'showAbout'] as const) {
      await chooseFromMenu(electron, sheet);
      await expect(window.getByRole('dialog')).toBeVisible();
      await lookInAll(window, `${sheet}-${width}`);
      await window.keyboard.press('Escape');
    }
  }
  await chooseFromMenu(electron, 'showPalette');
  await search(window).fill('sketch');
  await picture(window, 'palette-found');
  expect(complaints).toEqual([]);
  await electron.close();
});
