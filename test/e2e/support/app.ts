/** Starts the real app in real Electron on a fresh user-data folder, watches for errors and network requests, closes it cleanly. */
import { rmSync } from 'node:fs';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  _electron,
  test as base,
  expect,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { INITIAL_PREFERENCES, type Preferences } from '../../../contract/preferences';

import { LANGUAGE_VARIABLE } from '../../../contract/language';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
export const ARTIFACTS = path.join(ROOT, 'test/e2e/artifacts');

export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly window: Page;
  readonly userData: string;
  /** Everything the window complained of; a test that expects complaints empties it. */
  readonly complaints: string[];
}

interface LaunchOptions {
  /** A packaged app's own program; else the checkout is run by the Electron that is there. */
  readonly program?: string;
  readonly userData?: string;
  /** Written as the preferences of a fresh folder, which else has seen the tour and nothing more. */
  readonly preferences?: Partial<Preferences>;
  /** More words for the command line. */
  readonly words?: readonly string[];
  readonly colorScheme?: 'light' | 'dark';
  /** Besides those of the test's own process. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** As root Chromium's sandbox cannot start, so then (and only then) it is left out. */
export function launchArguments(userData: string, program?: string): string[] {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const checkout = program === undefined ? [ROOT] : [];
  return [...checkout, `--user-data-dir=${userData}`, ...sandbox];
}

export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? (await freshUserData());
  await seedPreferences(userData, options.preferences);
  const electron = await _electron.launch({
    args: [...launchArguments(userData, options.program), ...(options.words ?? [])],
    ...(options.program === undefined ? {} : { executablePath: options.program }),
    cwd: options.program === undefined ? ROOT : tmpdir(),
    colorScheme: options.colorScheme ?? 'light',
    env: {
      ...(process.env as Record<string, string>),
      [LANGUAGE_VARIABLE]: 'en',
      ...options.variables,
    },
  });
  const window = await electron.firstWindow();
  const complaints: string[] = [];
  window.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  window.on('pageerror', (error) => complaints.push(String(error)));
  // Whatever it is called in the language at hand.
  await window.locator('main button').first().waitFor();
  return { electron, window, userData, complaints };
}

/** The tour of the first start would stand in the way of everything else. */
async function seedPreferences(userData: string, chosen: Partial<Preferences> = {}): Promise<void> {
  const file = path.join(userData, 'preferences.json');
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const preferences = { ...INITIAL_PREFERENCES, tourSeen: true, ...chosen };
  await writeFile(file, JSON.stringify(preferences));
}

const userDataFolders: string[] = [];
// Whoever wrote into one after its app had closed has ended by now, too.
process.once('exit', () => {
  for (const folder of userDataFolders) rmSync(folder, { recursive: true, force: true });
});

export async function freshUserData(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'epoch-lab-e2e-'));
  userDataFolders.push(folder);
  return folder;
}

/** A run under way would make the closing window ask. */
export async function endRun(window: Page): Promise<void> {
  const stop = window.getByRole('button', { name: 'Stop', exact: true });
  if (!(await stop.isVisible())) return;
  await stop.click();
  await stop.waitFor({ state: 'hidden' });
}

export async function closeApp({ electron, userData }: RunningApp): Promise<void> {
  await electron.close();
  await rm(userData, { recursive: true, force: true });
}

/** `app`: a fresh app per test, closed and its folder removed afterwards; the window must not have complained. */
export const test = base.extend<{ app: RunningApp }>({
  app: async ({}, use) => {
    const app = await launchApp();
    await use(app);
    await endRun(app.window);
    await closeApp(app);
    expect(app.complaints).toEqual([]);
  },
});

/** The same with one app for all tests of a file that use it: for tests that can begin where another has ended. After a failure it is a fresh one. */
export function testWithSharedApp() {
  let shared: RunningApp | undefined;
  const sharing = base.extend<{ app: RunningApp }>({
    app: async ({}, use) => {
      shared ??= await launchApp();
      await use(shared);
      await endRun(shared.window);
      expect(shared.complaints).toEqual([]);
    },
  });
  sharing.afterAll(async () => {
    if (shared !== undefined) await closeApp(shared);
  });
  return sharing;
}

export { expect };
