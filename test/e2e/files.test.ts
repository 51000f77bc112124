/** Experiment files in the real app: saved, opened, handed over, refused; and what the system shows and does while training runs. */
import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { presetExperiment } from '../../contract/presets';
import { experimentFileText } from '../../contract/experiment-file-text';
import { expect, freshUserData, launchApp, launchArguments, ROOT, test } from './support/app';
import {
  answerOpenDialog,
  answerSaveDialog,
  offeredPath,
  pressMenu,
  pressRecent,
} from './support/dialogs';
import { setNumber, startTraining } from './support/run';

const deep = { ...presetExperiment('deep'), name: 'From a friend' };

const toast = (window: Page) => window.locator('.toasts');
const heading = (window: Page) => window.getByRole('heading', { level: 1 });

test('an experiment is saved as a file and opened again', async ({
  app: { electron, window, userData },
}) => {
  const file = path.join(userData, 'mine.epochlab');
  const name = window.getByRole('textbox', { name: 'Name of the experiment' });
  const epochs = window.getByRole('textbox', { name: 'Epochs', exact: true });
  await setNumber(window, 'Epochs', 7);
  await name.fill('Mine');
  await name.press('Enter');
  // Without its extension, as some dialogs give it.
  await answerSaveDialog(electron, path.join(userData, 'mine'));
  await window.keyboard.press('Control+s');
  await expect(toast(window)).toContainText('Saved as “mine.epochlab”');
  expect(path.basename((await offeredPath(electron)) ?? '')).toBe('Mine.epochlab');
  const saved = await readFile(file, 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ name: 'Mine', training: { epochs: 7 } });
  expect(saved).not.toContain(userData);

  await setNumber(window, 'Epochs', 3);
  await answerOpenDialog(electron, file);
  await pressMenu(electron, 'openExperiment');
  await expect(epochs).toHaveValue('7');
  await expect(toast(window)).toContainText('Opened “mine.epochlab”');
  await toast(window).getByRole('button', { name: 'Undo' }).click();
  await expect(epochs).toHaveValue('3');
});

test('the menu beside the name opens a file; a cancelled dialog changes nothing', async ({
  app: { electron, window, userData },
}) => {
  const before = (await heading(window).textContent()) ?? '';
  const file = path.join(userData, 'friend.epochlab');
  await writeFile(file, experimentFileText(deep));
  const choose = async (entry: string) => {
    await window.getByRole('button', { name: 'Experiment file' }).click();
    await window.getByRole('menuitem', { name: entry }).click();
  };
  await answerOpenDialog(electron);
  await answerSaveDialog(electron);
  await choose('Open experiment…');
  await choose('Save experiment as…');
  await expect(heading(window)).toHaveText(before);
  await answerOpenDialog(electron, file);
  await choose('Open experiment…');
  await expect(heading(window)).toHaveText('From a friend');
  await expect(window.getByText('Dropout', { exact: true }).first()).toBeVisible();
});

test('a file that does not fit is refused with its name and field, and the form is kept', async ({
  app: { electron, window, userData },
}) => {
  await setNumber(window, 'Epochs', 9);
  const file = path.join(userData, 'bad.epochlab');
  const training = { ...deep.training, epochs: 0 };
  await writeFile(file, JSON.stringify({ ...deep, training }));
  await answerOpenDialog(electron, file);
  await window.keyboard.press('Control+o');
  const alert = window.getByRole('alert');
  await expect(alert).toContainText('“bad.epochlab”');
  await expect(alert).toContainText('training.epochs: Enter a whole number from 1');
  await expect(alert).toContainText('What is in the form was kept.');
  await expect(window.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('9');
  await writeFile(file, '{"__proto__": {"polluted": true}}');
  await window.keyboard.press('Control+o');
  await expect(alert).toContainText('not valid JSON');
});

test('a second start hands its file over to the running window', async ({
  app: { electron, window, userData },
}) => {
  const file = path.join(userData, 'from a friend.epochlab');
  await writeFile(file, experimentFileText(deep));
  const binary = createRequire(import.meta.url)('electron') as unknown as string;
  const words = [...launchArguments(userData), pathToFileURL(file).href];
  const second = spawn(binary, words, { cwd: ROOT, stdio: 'ignore' });
  expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(0);
  await expect(heading(window)).toHaveText('From a friend');
  await expect(toast(window)).toContainText('Opened “from a friend.epochlab”');
  // As macOS hands files over.
  await writeFile(file, experimentFileText({ ...deep, name: 'Another' }));
  await electron.evaluate(({ app }, handed) => {
    app.emit('open-file', { preventDefault: () => undefined }, handed);
  }, file);
  await expect(heading(window)).toHaveText('Another');
});

test('a start with a file opens it, and it is among the recent files from then on', async () => {
  const userData = await freshUserData();
  const file = path.join(userData, 'mine.epochlab');
  await writeFile(file, experimentFileText(deep));
  const first = await launchApp({ userData, words: [file] });
  await expect(heading(first.window)).toHaveText('From a friend');
  await first.electron.close();
  const { electron, window } = await launchApp({ userData });
  await expect(heading(window)).toHaveText('Handwritten digits, first network');
  const recent = () =>
    electron.evaluate(({ Menu }) => {
      const files = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
      const list = files?.submenu?.items.find(({ label }) => label === 'Open recent')?.submenu;
      return list?.items.map(({ label }) => label).filter((label) => label !== '') ?? [];
    });
  expect(await recent()).toEqual([expect.stringMatching(/^mine\.epochlab – /), 'Clear this list']);
  await pressRecent(electron, 0);
  await expect(heading(window)).toHaveText('From a friend');
  await rm(file);
  await pressRecent(electron, 0);
  await expect(window.getByRole('alert')).toContainText('“mine.epochlab” is not where it was.');
  expect(await recent()).toEqual(['Clear this list']);
  await electron.close();
  await rm(userData, { recursive: true, force: true });
});

test('a file dropped on the window is opened', async ({ app: { window } }) => {
  const drop = async (name: string, text: string) => {
    const dataTransfer = await window.evaluateHandle(
      ([fileName, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], fileName));
        return data;
      },
      [name, text] as const,
    );
    await window.dispatchEvent('body', 'dragover', { dataTransfer });
    await expect(window.getByText('Drop it here to open the experiment')).toBeVisible();
    await window.dispatchEvent('body', 'drop', { dataTransfer });
    await expect(window.getByText('Drop it here to open the experiment')).toBeHidden();
  };
  await drop('friend.epochlab', experimentFileText(deep));
  await expect(heading(window)).toHaveText('From a friend');
  await drop('picture.png', '\u0089PNG');
  await expect(window.getByRole('alert')).toContainText('“picture.png”');
  await drop('large.epochlab', ' '.repeat(600 * 1024));
  await expect(window.getByRole('alert')).toContainText('at most 512 KB');
  await expect(heading(window)).toHaveText('From a friend');
});

test('title, taskbar and sleep follow the run', async ({ app: { electron, window } }) => {
  await electron.evaluate(({ BrowserWindow }) => {
    const [open] = BrowserWindow.getAllWindows();
    if (open === undefined) throw new Error('There is no window');
    open.setProgressBar = (progress, options) => {
      Object.assign(globalThis, { shown: { progress, mode: options?.mode } });
    };
  });
  const system = () =>
    electron.evaluate(({ BrowserWindow, powerSaveBlocker }) => ({
      title: BrowserWindow.getAllWindows()[0]?.getTitle(),
      // Electron numbers its blockers from 0 or 1 on.
      isAwake: [0, 1, 2, 3, 4].some((id) => powerSaveBlocker.isStarted(id)),
      ...(globalThis as unknown as { shown?: { progress: number; mode: string } }).shown,
    }));
  expect(await system()).toEqual({ title: 'Epoch Lab', isAwake: false });
  await startTraining(window);
  await expect.poll(async () => (await system()).progress).toBeGreaterThan(0);
  expect(await system()).toMatchObject({ isAwake: true, mode: 'normal' });
  expect((await system()).title).toMatch(/^Epoch \d of 5 – Epoch Lab$/);
  await window.getByRole('button', { name: /^Pause/ }).click();
  await expect.poll(system).toMatchObject({ isAwake: false, mode: 'paused' });
  expect((await system()).title).toMatch(/^Paused in epoch \d of 5/);
  await window.getByRole('button', { name: /^Resume/ }).click();
  await expect.poll(system).toMatchObject({ isAwake: true, mode: 'normal' });
  await window.getByRole('button', { name: 'Stop', exact: true }).click();
  const resting = { title: 'Epoch Lab', isAwake: false, progress: -1, mode: 'none' };
  await expect.poll(system).toEqual(resting);
});
