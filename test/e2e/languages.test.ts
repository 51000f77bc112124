/** The window in other languages: German at once and everywhere; every screen in the pseudo-locales, read from the left and from the right. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { LAYER_KINDS } from '../../contract/layers/registry';
import { LOSS_KINDS } from '../../contract/losses/registry';
import { METRIC_KINDS } from '../../contract/metrics/registry';
import { OPTIMIZER_KINDS } from '../../contract/optimizers/registry';
import { presetExperiment, type PresetId } from '../../contract/presets';
import { SCHEDULE_KINDS } from '../../contract/schedules/registry';
import { ARTIFACTS, expect, launchApp, test, type RunningApp } from './support/app';
import { answerClosing, closeWindow } from './support/leaving';
import { atRest, picture, resize } from './support/looks';
import { invoke, waitForPhase } from './support/run';
import { findWords, NOTHING_WANTING } from './support/words';

/** Names of Keras, units, the languages' own names, paths, this system: the same in every language. */
const NAMES = new RegExp(
  [
    'keras\\.\\S+',
    // The longest first: Adam begins Adamax.
    ...[...LAYER_KINDS, ...OPTIMIZER_KINDS, ...SCHEDULE_KINDS, ...LOSS_KINDS, ...METRIC_KINDS].sort(
      (one, other) => other.length - one.length,
    ),
    'relu|softmax|linear|none|zeros|ones|[a-z0-9]+_[a-z0-9_]+',
    '[MG]B|px|F1',
    'English|Deutsch',
    'Handwritten digits, first network',
    '/\\S+',
    'Linux \\S+ x64',
  ].join('|'),
);
const SIZES = [
  [1280, 800],
  [800, 600],
] as const;

async function close({ electron, userData }: RunningApp): Promise<void> {
  await electron.close();
  await rm(userData, { recursive: true, force: true });
}

async function train(window: Page, preset: PresetId, epochs: number): Promise<void> {
  const config = presetExperiment(preset);
  const training = { ...config.training, epochs, validationSplit: 0.2 };
  await invoke(window, 'training:start', { config: { ...config, training } });
  await waitForPhase(window, 'finished');
}

const menuLabels = (electron: ElectronApplication): Promise<string[]> =>
  electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
  );

test('German holds at once in window, menus and messages, loses nothing, and is remembered', async () => {
  const app = await launchApp();
  const { electron, window } = app;
  await train(window, 'tutorial', 1);
  await window.getByTestId('sketchpad').press('d');
  await expect(window.getByText(/Test digit \d/)).toBeVisible();
  await window.getByRole('textbox', { name: 'Batch size' }).fill('64');
  await window.getByRole('button', { name: 'Settings', exact: true }).click();
  await window.getByRole('combobox', { name: 'Language' }).click();
  await window.getByRole('option', { name: 'Deutsch' }).click();

  await expect(window.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(window.locator('html')).toHaveAttribute('lang', 'de');
  await expect.poll(() => menuLabels(electron)).toContain('Datei');
  await window.locator('nav button').first().click();
  await expect(window.getByText(/Testziffer [\d.]+, eine/)).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'Batchgröße' })).toHaveValue('64');
  await expect(window.locator('dd').first()).toHaveText(/^\s*\d\d,\d\d\s*%/);

  const rate = window.getByRole('textbox', { name: 'Lernrate' });
  await expect(rate).toHaveValue('0,001');
  await rate.fill('0,01');
  await expect(rate).not.toHaveAttribute('aria-invalid');
  await rate.press('ArrowUp');
  await expect(rate).toHaveValue('0,02');
  await rate.fill('20');
  await rate.press('Tab');
  await expect(window.getByText(/Eine Zahl über 0 bis 10 eingeben/).first()).toBeVisible();

  const misfit = await invoke(window, 'experiment:read', { file: 'a.json', text: '{' });
  expect(misfit.ok ? '' : misfit.error.message).toContain('kein gültiges JSON');
  await window.screenshot({ path: path.join(ARTIFACTS, 'language-de-lab.png') });
  expect(app.complaints).toEqual([]);
  await electron.close();

  const again = await launchApp({ userData: app.userData });
  await expect(
    again.window.getByRole('button', { name: 'Trainieren', exact: false }).first(),
  ).toBeVisible();
  expect(await menuLabels(again.electron)).toContain('Bearbeiten');
  await close(again);
});

const choose = (electron: ElectronApplication, id: string): Promise<void> =>
  electron.evaluate(({ Menu }, item) => {
    Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
  }, id);

/** Looks at the window under a name, and keeps what is wanting. */
function lookout(window: Page, locale: string, names: RegExp) {
  const findings: Record<string, unknown> = {};
  const look = async (name: string): Promise<void> => {
    await atRest(window);
    await picture(window, `language-${locale}-${name}`);
    const found = await findWords(window, names);
    if (JSON.stringify(found) !== JSON.stringify(NOTHING_WANTING)) findings[name] = found;
  };
  return { findings, look };
}

/** German has no brackets, but must have room too. */
const ANY_WORDS = /\p{L}/u;

const LOOKS = [
  ['en-XA', NAMES],
  ['en-XB', NAMES],
  ['de', ANY_WORDS],
] as const;

const TOUR = ['network', 'train', 'curves', 'sketch', 'evaluate', 'settings'] as const;
const TOPICS = [
  'guide-getting-started',
  'guide-panels',
  'guide-keyboard',
  'guide-engines',
  'guide-files',
  'guide-troubleshooting',
  'layer-Conv2D',
  'optimizer-Adam',
  'training-run',
  'weights-activation',
  'weights-initializer',
] as const;

for (const [locale, names] of LOOKS) {
  test(`Lab, Evaluate and what opens over them in ${locale} have their words from the catalogue, and room for them`, async () => {
    test.slow();
    const app = await launchApp({ variables: { EPOCH_LAB_LANGUAGE: locale } });
    const { electron, window } = app;
    const { findings, look } = lookout(window, locale, names);
    // Help and settings, which no run changes, are looked at below.
    const screens = async (state: string): Promise<void> => {
      for (const [width, height] of SIZES) {
        await resize(electron, window, width, height);
        for (const [at, screen] of ['lab', 'evaluate'].entries()) {
          await window.locator('nav button').nth(at).click();
          await look(`${state}-${screen}-${width}`);
        }
        await window.locator('nav button').first().click();
      }
    };
    // The look finds what it looks for.
    expect((await findWords(window, /none/)).foreign).toContain('Flatten');
    const moved = window.locator('.card button').first();
    await moved.evaluate((button) => (button.style.translate = '400px'));
    expect((await findWords(window, names)).out).toHaveLength(1);
    await moved.evaluate((button) => (button.style.translate = ''));
    await screens('fresh');
    for (const [name, opener] of [
      ['presets', 'header .first button'],
      ['layers', '.pane.experiment .aside button'],
    ] as const) {
      await window.locator(opener).first().click();
      await look(name);
      await window.keyboard.press('Escape');
    }
    for (const more of [0, 1]) await window.locator('.more').nth(more).click();
    await look('options');
    await train(window, 'tutorial', 2);
    await resize(electron, window, 1280, 800);
    await window.getByTestId('sketchpad').press('d');
    await expect(window.locator('.pad .note')).toBeVisible();
    await screens('trained');
    for (const tab of [1, 2]) {
      await window.getByRole('tab').nth(tab).click();
      await look(`trained-tab-${tab}-800`);
    }
    for (const sheet of ['showShortcuts', 'showPalette', 'showAbout']) {
      await choose(electron, sheet);
      await look(sheet);
      await window.keyboard.press('Escape');
    }
    await choose(electron, 'preset:regression');
    await train(window, 'regression', 3);
    await screens('regression');
    expect(findings).toEqual({});
    expect(app.complaints).toEqual([]);
    await close(app);
  });
}

for (const [locale, names] of LOOKS) {
  test(`the tour, the pages of the help and the way back to a run in ${locale} have words and room`, async () => {
    test.slow();
    const variables = { EPOCH_LAB_LANGUAGE: locale };
    const app = await launchApp({ variables });
    const { electron, window } = app;
    const { findings, look } = lookout(window, locale, names);
    for (const [width, height] of SIZES) {
      await resize(electron, window, width, height);
      await choose(electron, 'showTour');
      for (const id of TOUR) {
        await expect(window.locator('[role="dialog"] [data-first-focus]')).toBeVisible();
        await look(`tour-${id}-${width}`);
        await window.locator('[role="dialog"] [data-first-focus]').click();
      }
      await choose(electron, 'showHelp');
      await look(`help-${width}`);
      for (const topic of TOPICS) {
        await window.locator(`[data-topic="${topic}"]`).click();
        await look(`help-${topic}-${width}`);
        if (await window.locator('.back').isVisible()) await window.locator('.back button').click();
      }
      await window.locator('[role="searchbox"]').fill('adam');
      await look(`help-search-${width}`);
      await window.locator('[role="searchbox"]').fill('');
      await choose(electron, 'showSettings');
      for (const search of ['', '%', 'no such setting']) {
        await window.locator('[role="searchbox"]').fill(search);
        await look(`settings-${search.replace(/\W+/g, '-')}-${width}`);
      }
      await window.locator('[role="searchbox"]').fill('');
    }
    expect(app.complaints).toEqual([]);

    const config = presetExperiment('tutorial');
    const training = { ...config.training, epochs: 200 };
    await invoke(window, 'training:start', { config: { ...config, training } });
    await waitForPhase(window, 'training');
    await answerClosing(electron, 'pause');
    const gone = electron.waitForEvent('close');
    await closeWindow(electron).catch(() => undefined);
    await gone;
    const again = await launchApp({ userData: app.userData, variables });
    const after = lookout(again.window, locale, names);
    for (const [width, height] of SIZES) {
      await resize(again.electron, again.window, width, height);
      await expect(again.window.locator('.banner')).toBeVisible();
      await after.look(`reopen-${width}`);
    }
    expect({ ...findings, ...after.findings }).toEqual({});
    await close(again);
  });
}

test('a language read from the right mirrors the window, but not its charts and pads', async () => {
  const app = await launchApp({ variables: { EPOCH_LAB_LANGUAGE: 'en-XB' } });
  const { window } = app;
  await resize(app.electron, window, 1280, 800);
  await expect(window.locator('html')).toHaveAttribute('dir', 'rtl');
  const left = async (selector: string): Promise<number> =>
    (await window.locator(selector).first().boundingBox())?.x ?? NaN;
  expect(await left('nav')).toBeGreaterThan(1200);
  expect(await left('.pane.experiment')).toBeGreaterThan(await left('.pane.training'));
  expect(await left('.pane.training')).toBeGreaterThan(await left('.pane.sketch'));
  for (const drawn of ['[data-chart]', '[data-testid="sketchpad"]', '.bars']) {
    const direction = await window
      .locator(drawn)
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
    expect(direction, drawn).toBe('ltr');
  }
  const chevron = window.locator('.lucide-chevron-right').first();
  expect(await chevron.evaluate((element) => getComputedStyle(element).scale)).toBe('-1 1');
  await close(app);
});
