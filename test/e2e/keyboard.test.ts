/** The whole tutorial by keyboard alone: not one press of the mouse, the focus seen at every stop and never lost. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ARTIFACTS, expect, test } from './support/app';
import { answerSaveDialog } from './support/dialogs';
import { expectFocusSeen, focusOf, tabTo } from './support/keys';
import { snapshot, stepCount, waitForPhase } from './support/run';
import { sketchpad } from './support/sketch';

const press = async (window: Page, ...keys: readonly string[]) => {
  for (const key of keys) await window.keyboard.press(key);
};
const times = (key: string, count: number) => Array.from({ length: count }, () => key);

async function forbidMouse(window: Page): Promise<() => Promise<void>> {
  await window.evaluate(() => {
    const seen = globalThis as unknown as { pointers: number };
    seen.pointers = 0;
    addEventListener('pointerdown', () => seen.pointers++, true);
  });
  return async () => {
    const count = await window.evaluate(
      () => (globalThis as unknown as { pointers: number }).pointers,
    );
    expect(count, 'the mouse was used').toBe(0);
  };
}

/** What a screen reader has been told by any live region since this was called. */
async function listen(window: Page): Promise<() => Promise<readonly string[]>> {
  await window.evaluate(() => {
    const heard: string[] = [];
    (globalThis as unknown as { heard: string[] }).heard = heard;
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[role=status], [role=alert], [aria-live=polite]');
        const words = region?.textContent.replace(/\s+/g, ' ').trim();
        if (words && heard.at(-1) !== words) heard.push(words);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => window.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

test('the whole tutorial by keyboard alone, the sketchpad included', async ({
  app: { electron, window, userData },
}) => {
  test.slow();
  const expectNoMouse = await forbidMouse(window);
  const heard = await listen(window);
  const shoot = (name: string) =>
    window.screenshot({ path: path.join(ARTIFACTS, `keyboard-${name}.png`) });

  await test.step('choose where to start from', async () => {
    await tabTo(window, /^Start from/);
    await press(window, 'Enter');
    await expect(window.getByRole('menu')).toBeVisible();
    await expectFocusSeen(window, 'the menu of presets');
    await press(window, 'Escape');
    await expect(window.getByRole('menu')).toBeHidden();
    expect((await expectFocusSeen(window, 'after the menu')).name).toMatch(/^Start from/);
    await press(window, 'Enter');
    await expect(window.getByRole('menuitem').first()).toBeFocused();
    await press(window, 'Home', 'Enter');
    await expect(window.getByRole('menu')).toBeHidden();
    expect((await expectFocusSeen(window, 'after a choice')).name).toMatch(/^Start from/);
  });

  await test.step('add a layer', async () => {
    await tabTo(window, /^Add a layer/);
    await press(window, 'Enter');
    await expect(window.getByRole('combobox', { name: /Search/ })).toBeFocused();
    await window.keyboard.type('dropout');
    await expectFocusSeen(window, 'the search for layers');
    await press(window, 'Enter');
    expect((await expectFocusSeen(window, 'after adding a layer')).name).toBe('Add a layer');
    expect(await heard()).toContainEqual(expect.stringMatching(/^Dropout added as layer/));
    await shoot('layer-added');
  });

  await test.step('change units and activation', async () => {
    await tabTo(window, /^Dense/);
    await press(window, 'Enter');
    await tabTo(window, /^Units/);
    await press(window, 'Control+a');
    await window.keyboard.type('64');
    await tabTo(window, /^Activation/);
    await press(window, 'Enter');
    await expect(window.getByRole('listbox')).toBeVisible();
    await window.keyboard.type('tanh');
    await shoot('activation');
    await press(window, 'Enter');
    await expect(window.getByRole('listbox')).toBeHidden();
    expect((await expectFocusSeen(window, 'after the list')).name).toMatch(/Activation\s*tanh/);
  });

  await test.step('set the epochs', async () => {
    await tabTo(window, /^Epochs/);
    await press(window, 'Control+a');
    await window.keyboard.type('40');
    await expect(window.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('40');
  });

  await test.step('train, pause, resume', async () => {
    await tabTo(window, /^Train/, 'Shift+Tab');
    await press(window, 'Enter');
    await waitForPhase(window, 'training');
    const { config } = await snapshot(window);
    expect(config?.layers.map(({ kind }) => kind)).toContain('Dropout');
    expect(config?.layers.find(({ kind }) => kind === 'Dense')).toMatchObject({
      units: 64,
      activation: 'tanh',
    });
    await expectFocusSeen(window, 'after the start');
    await tabTo(window, /^Pause/, 'Shift+Tab');
    await press(window, 'Enter');
    await waitForPhase(window, 'paused');
    expect((await expectFocusSeen(window, 'after the pause')).name).toMatch(/^Resume/);
    const held = await stepCount(window);
    await press(window, 'Enter');
    await waitForPhase(window, 'training');
    await expect.poll(() => stepCount(window)).toBeGreaterThan(held);
    expect((await expectFocusSeen(window, 'after the resumption')).name).toMatch(/^Pause/);
  });

  await test.step('read the curves, as they are and as a table', async () => {
    await expect
      .poll(async () => (await snapshot(window)).history?.epochs.length, { timeout: 60_000 })
      .toBeGreaterThan(1);
    await tabTo(window, /^Loss by epoch/);
    await press(window, 'Home');
    await expect
      .poll(async () => (await heard()).some((words) => /^Loss, Step 1 · Epoch 1/.test(words)))
      .toBe(true);
    await tabTo(window, /^Steps/, 'Shift+Tab');
    await press(window, 'ArrowRight', 'ArrowRight');
    const table = window.getByRole('table');
    await expect(table).toBeVisible();
    await expectFocusSeen(window, 'beside the table');
    await expect(table.getByRole('columnheader', { name: 'Training loss' })).toBeVisible();
    await tabTo(window, /^Rows of the table/);
    await shoot('table');
  });

  await test.step('evaluate', async () => {
    await tabTo(window, /^Evaluate$/, 'Shift+Tab');
    await press(window, 'Enter');
    await tabTo(window, /^Evaluate$/);
    await press(window, 'Enter');
    await expect(window.getByRole('grid')).toBeVisible({ timeout: 30_000 });
    await expectFocusSeen(window, 'after evaluating');
    expect((await heard()).at(-1)).toMatch(/^Evaluated: test accuracy \d\d\.\d+ per cent/);
    await tabTo(window, /recognised:|taken for/);
    await press(window, 'ArrowRight');
    expect((await expectFocusSeen(window, 'in the matrix')).name).toMatch(/0 taken for 1/);
    await press(window, 'Enter');
    await expect(window.getByRole('heading', { name: '0 taken for 1' })).toBeVisible();
    await tabTo(window, /^Show as a table/, 'Shift+Tab');
    await press(window, 'Enter');
    await expectFocusSeen(window, 'the button of the table');
    await expect(window.getByRole('columnheader', { name: 'Taken for a' })).toBeVisible();
    await shoot('mistakes');
  });

  await test.step('draw a one on the sketchpad and hear what it is taken for', async () => {
    await press(window, 'Control+1');
    await expectFocusSeen(window, 'back in the Lab');
    await tabTo(window, /^Sketchpad$/);
    await press(window, 'ArrowUp', 'ArrowUp', ' ', ...times('Shift+ArrowDown', 8), ' ');
    await expect
      .poll(async () => (await heard()).some((words) => /^It (is|may be) a \d/.test(words)))
      .toBe(true);
    await expect(window.getByTestId('guess')).toHaveText('1', { timeout: 15_000 });
    await shoot('drawn');
    expect((await focusOf(window)).name).toBe('Sketchpad');
    await tabTo(window, /^Show as a table/);
    await press(window, 'Enter');
    await expect(window.getByRole('columnheader', { name: 'Probability' })).toBeVisible();
    await press(window, 'Enter');
    await tabTo(window, /^Clear/, 'Shift+Tab');
    await press(window, 'Enter');
    expect((await expectFocusSeen(window, 'after clearing')).name).toBe('Clear');
    await expect(sketchpad(window)).toContainText('Draw a digit here');
  });

  await test.step('stop and save', async () => {
    await tabTo(window, /^Stop/, 'Shift+Tab');
    await press(window, 'Enter');
    await waitForPhase(window, 'stopped');
    await expectFocusSeen(window, 'after stopping');
    expect(await heard()).toContainEqual(expect.stringMatching(/stopped/i));
    await answerSaveDialog(electron, path.join(userData, 'by-keys.epochlab'));
    await tabTo(window, /^Experiment file/, 'Shift+Tab');
    await press(window, 'Enter');
    await expect(window.getByRole('menuitem').first()).toBeFocused();
    await press(window, 'End', 'Enter');
    await expect(window.locator('.toasts')).toContainText('Saved as “by-keys.epochlab”');
    const saved = await readFile(path.join(userData, 'by-keys.epochlab'), 'utf8');
    expect(JSON.parse(saved)).toMatchObject({ training: { epochs: 40 } });
    await tabTo(window, /^Dismiss/);
    await press(window, 'Enter');
    await expectFocusSeen(window, 'after the toast');
  });
  await expectNoMouse();
});

const ORDER = ['nav', 'header', 'experiment', 'training', 'sketch'];

test('Tab goes through the window in reading order, comes round and is caught nowhere', async ({
  app: { window },
}) => {
  const stops = await tabTo(window, /^Lab$/);
  expect(stops).toHaveLength(1);
  const [...round] = await tabTo(window, /^Lab$/);
  const inWindow = round
    .slice(0, -1)
    .map(({ place }) => ORDER.findIndex((name) => place.split(' ').includes(name)));
  expect(inWindow, JSON.stringify(round)).toEqual([...inWindow].sort((a, b) => a - b));
  expect(new Set(inWindow)).toEqual(new Set(ORDER.map((_, i) => i)));
  const back = await tabTo(window, /^Lab$/, 'Shift+Tab');
  expect(back.map(({ name }) => name)).toEqual(
    [...round.slice(0, -1).map(({ name }) => name)].reverse().concat('Lab'),
  );
});

test('what opens over the window takes the focus and gives it back', async ({
  app: { window },
}) => {
  const epochs = window.getByRole('textbox', { name: 'Epochs', exact: true });
  await epochs.focus();
  for (const keys of ['Control+k', 'F1']) {
    await press(window, keys);
    await expect(window.getByRole('dialog')).toBeVisible();
    for (const key of [...times('Tab', 4), ...times('Shift+Tab', 6)]) {
      await press(window, key);
      const inside = await window.evaluate(
        () => document.activeElement?.closest('[role=dialog]') !== null,
      );
      expect(inside, `${keys}: ${key} leaves the dialog`).toBe(true);
    }
    await press(window, 'Escape');
    await expect(epochs).toBeFocused();
  }
  await press(window, 'Control+2');
  expect((await expectFocusSeen(window, 'another screen')).name).toBe('Evaluate');
  await press(window, 'Control+k');
  await window.keyboard.type('settings');
  await press(window, 'Enter');
  await expect(window.getByRole('heading', { name: 'Settings', level: 2 })).toBeVisible();
  expect((await expectFocusSeen(window, 'a screen from the palette')).name).toBe(
    'Search the settings',
  );
});
