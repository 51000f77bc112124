/** The tour of the first start in the real app: points at the real controls, by keys alone, skipped at any moment, never twice. */
import type { Page } from '@playwright/test';
import { expect, launchApp, test } from './support/app';
import { atRest, lookInAll, picture, resize, WITH_CONTRAST } from './support/looks';
import { invoke, trainButton, waitForPhase } from './support/run';

const SIZES = [
  [1280, 800],
  [800, 600],
] as const;
const TITLES = [
  'Your network',
  'Train it',
  'Watch it learn',
  'Try it out',
  'How good is it?',
  'Make it yours',
] as const;
const TARGETS = ['network', 'train', 'curves', 'sketch', 'evaluate', 'settings'] as const;

const FIRST_START = { preferences: { tourSeen: false } } as const;
const card = (window: Page, title: string) => window.getByRole('dialog', { name: title });

async function hasSeen(window: Page): Promise<boolean> {
  const stored = await invoke(window, 'preferences:get', undefined);
  return stored.ok && stored.value.tourSeen;
}

test('a first start begins with it; Escape skips it, and it does not come again', async () => {
  const first = await launchApp(FIRST_START);
  await expect(card(first.window, 'Your network')).toBeVisible();
  await first.window.keyboard.press('Enter');
  await expect(card(first.window, 'Train it')).toBeVisible();
  await first.window.keyboard.press('Escape');
  await expect(first.window.getByRole('dialog')).toBeHidden();
  await expect.poll(() => hasSeen(first.window)).toBe(true);
  expect(first.complaints).toEqual([]);
  await first.electron.close();
  const second = await launchApp({ userData: first.userData });
  // The window has asked for the same before.
  expect(await hasSeen(second.window)).toBe(true);
  await atRest(second.window);
  await expect(second.window.getByRole('dialog')).toBeHidden();
  await second.electron.close();
});

test('it is walked by keys alone, and the focus stays inside and comes back', async ({
  app: { window },
}) => {
  await trainButton(window).focus();
  await window.keyboard.press('Control+k');
  await window.keyboard.type('tour');
  await window.keyboard.press('Enter');
  for (const title of TITLES) {
    await expect(card(window, title)).toBeVisible();
    await expect(
      window.getByRole('button', { name: title === TITLES.at(-1) ? 'Done' : 'Next' }),
    ).toBeFocused();
    for (let turn = 0; turn < 4; turn++) {
      await window.keyboard.press('Tab');
      const isInside = await window.evaluate(
        () => document.activeElement?.closest('[role="dialog"]') !== null,
      );
      expect(isInside).toBe(true);
    }
    await window.getByRole('button', { name: title === TITLES.at(-1) ? 'Done' : 'Next' }).focus();
    await window.keyboard.press('Enter');
  }
  await expect(window.getByRole('dialog')).toBeHidden();
});

test('the Help menu recalls it; going back, a press outside and a command', async ({
  app: { electron, window },
}) => {
  await electron.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('showTour')?.click();
  });
  await window.getByRole('button', { name: 'Next' }).click();
  await window.getByRole('button', { name: 'Back' }).click();
  await expect(card(window, 'Your network')).toBeVisible();
  // What is pointed at cannot be pressed by mistake.
  await window.mouse.click(1180, 32);
  await expect(card(window, 'Your network')).toBeVisible();
  await window.getByRole('button', { name: 'Skip the tour' }).click();
  await expect(window.getByRole('dialog')).toBeHidden();
  await electron.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('showTour')?.click();
  });
  await expect(card(window, 'Your network')).toBeVisible();
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('dialog')).toBeHidden();
  await waitForPhase(window, 'training');
});

test('it points at each control; in each theme and in high contrast axe finds nothing', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp(FIRST_START);
  for (const [width, height] of SIZES) {
    await resize(electron, window, width, height);
    if (await window.getByRole('dialog').isHidden()) {
      await window.keyboard.press('Control+k');
      await window.keyboard.type('tour');
      await window.keyboard.press('Enter');
    }
    for (const [index, title] of TITLES.entries()) {
      await expect(card(window, title)).toBeVisible();
      await atRest(window);
      const state = `tour-${index + 1}-${width}`;
      expect(await placeProblems(window, TARGETS[index] ?? ''), state).toEqual([]);
      if (index < 2) await lookInAll(window, state, WITH_CONTRAST);
      else await picture(window, state);
      await window.keyboard.press('Enter');
    }
  }
  expect(complaints).toEqual([]);
  await electron.close();
});

/** The light must lie on the control, and the words wholly in the window. */
function placeProblems(window: Page, target: string): Promise<readonly string[]> {
  return window.evaluate((id) => {
    const found: string[] = [];
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const light = box('.veil .light');
    const control = box(`[data-tour="${id}"]`);
    const words = box('[role="dialog"]');
    if (!light || !control || !words) return ['something is missing'];
    const isOn =
      light.left <= Math.max(2, control.left) &&
      light.top <= Math.max(2, control.top) &&
      light.right >= Math.min(innerWidth - 2, control.right);
    if (!isOn) found.push('the light is not on the control');
    if (control.width === 0) found.push('the control is not shown');
    const isWhole =
      words.left >= 0 && words.top >= 0 && words.right <= innerWidth && words.bottom <= innerHeight;
    if (!isWhole) found.push('the words reach out of the window');
    return found;
  }, target);
}
