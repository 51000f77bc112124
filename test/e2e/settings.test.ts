/** The settings in the real app: found by a search, kept over a restart; high contrast, text size and stillness as they promise. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { TEXT_SIZES, type Preferences } from '../../contract/preferences';
import { ARTIFACTS, expect, launchApp, test } from './support/app';
import { atRest, capture, lookInAll, resize } from './support/looks';
import { trainToEnd } from './support/run';

const SIZES = [
  [1280, 800],
  [800, 600],
] as const;
const SCREENS = ['Lab', 'Evaluate', 'Help', 'Settings'] as const;

const IN_CONTRAST = {
  'light-contrast': { theme: 'light', isHighContrast: true },
  'dark-contrast': { theme: 'dark', isHighContrast: true },
} as const;

const search = (window: Page) => window.getByRole('searchbox', { name: 'Search the settings' });
const root = (window: Page, name: string) =>
  window.evaluate((key) => document.documentElement.dataset[key], name);

const zoom = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) =>
    Math.round((BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0) * 100),
  );

async function stored(userData: string): Promise<Preferences> {
  return JSON.parse(await readFile(path.join(userData, 'preferences.json'), 'utf8')) as Preferences;
}

async function choose(window: Page, label: string, option: string): Promise<void> {
  await window.getByRole('combobox', { name: label }).click();
  await window.getByRole('option', { name: option, exact: true }).click();
}

/** Choosing a screen by its keys works at any text size; the test's own mouse does not follow the zoom. */
async function show(window: Page, screen: (typeof SCREENS)[number]): Promise<void> {
  const button = window.getByRole('navigation').getByRole('button', { name: screen, exact: true });
  await button.evaluate((element: HTMLElement) => element.click());
}

test('a setting is found by its name, help and other words, by keys alone', async ({
  app: { window, userData },
}) => {
  await window.keyboard.press('Control+,');
  await expect(search(window)).toBeFocused();
  await window.keyboard.type('legib');
  await expect(window.getByRole('combobox')).toHaveCount(1);
  await expect(window.getByText('1 setting found')).toBeAttached();
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('combobox', { name: 'Contrast' })).toBeFocused();
  await window.keyboard.press('Enter');
  await window.keyboard.press('End');
  await window.keyboard.press('Enter');
  await expect.poll(() => root(window, 'contrast')).toBe('high');
  await expect.poll(async () => (await stored(userData)).contrast).toBe('high');
  await window.keyboard.press('Control+f');
  await expect(search(window)).toBeFocused();
  await window.keyboard.type('no such thing');
  await expect(
    window.getByText('No setting is called or does “no such thing”.').last(),
  ).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(search(window)).toHaveValue('');
  await expect(window.getByRole('region', { name: 'Appearance' })).toBeVisible();
  await expect(window.getByRole('region', { name: 'About' })).toBeVisible();
});

test('what is chosen is there again at the next start', async () => {
  const first = await launchApp();
  await first.window.keyboard.press('Control+,');
  await choose(first.window, 'Motion', 'Reduced');
  await choose(first.window, 'Contrast', 'High');
  await choose(first.window, 'Text size', '115 %');
  await expect.poll(() => zoom(first.electron)).toBe(115);
  await first.electron.close();
  const second = await launchApp({ userData: first.userData });
  await expect.poll(() => root(second.window, 'contrast')).toBe('high');
  await expect.poll(() => root(second.window, 'motion')).toBe('reduced');
  expect(await zoom(second.electron)).toBe(115);
  await second.electron.close();
});

test('keys and the View menu change the text size, and stop at its ends', async ({
  app: { electron, window, userData },
}) => {
  await window.keyboard.press('Control+=');
  await expect.poll(() => zoom(electron)).toBe(115);
  await window.keyboard.press('Control+Shift++');
  await window.keyboard.press('Control++');
  await expect.poll(() => zoom(electron)).toBe(150);
  await window.keyboard.press('Control++');
  await expect(window.getByText('This is the largest text size.')).toBeAttached();
  await window.keyboard.press('Control+0');
  await expect.poll(() => zoom(electron)).toBe(100);
  await electron.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('textSmaller')?.click();
  });
  await expect.poll(() => zoom(electron)).toBe(90);
  await expect.poll(async () => (await stored(userData)).textSize).toBe(90);
});

test('at every text size nothing is cut off or scrolls sideways in the smallest window', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp();
  await resize(electron, window, 800, 600);
  for (const textSize of TEXT_SIZES) {
    await window.keyboard.press('Control+0');
    for (let step = TEXT_SIZES.indexOf(100); step < TEXT_SIZES.indexOf(textSize); step++) {
      await window.keyboard.press('Control+=');
    }
    if (textSize === 90) await window.keyboard.press('Control+-');
    await expect.poll(() => zoom(electron)).toBe(textSize);
    for (const screen of SCREENS) {
      await show(window, screen);
      await atRest(window);
      await capture(electron, `text-${textSize}-${screen.toLowerCase()}`);
      expect(await overflows(window), `${textSize} % ${screen}`).toEqual([]);
    }
  }
  expect(complaints).toEqual([]);
  await electron.close();
});

test('high contrast in both themes: text at least 7 : 1, axe finds nothing', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp();
  await trainToEnd(window, 2);
  for (const [width, height] of SIZES) {
    await resize(electron, window, width, height);
    for (const screen of SCREENS) {
      await show(window, screen);
      await lookInAll(window, `${screen.toLowerCase()}-${width}`, IN_CONTRAST, true);
    }
  }
  expect(complaints).toEqual([]);
  await electron.close();
});

test('the system’s wishes are followed: contrast, a forced palette, stillness', async ({
  app: { window },
}) => {
  expect(await root(window, 'contrast')).toBe('normal');
  await window.emulateMedia({ contrast: 'more' });
  await expect.poll(() => root(window, 'contrast')).toBe('high');
  await window.emulateMedia({ contrast: 'no-preference', forcedColors: 'active' });
  await expect.poll(() => root(window, 'contrast')).toBe('high');
  await window.screenshot({ path: path.join(ARTIFACTS, 'forced-colors-lab.png') });
  await window.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
  await expect.poll(() => root(window, 'contrast')).toBe('normal');
  await expect.poll(() => root(window, 'motion')).toBe('reduced');
  await window.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(() => root(window, 'motion')).toBe('full');
});

test('with reduced motion nothing moves: no transition and no animation ever runs', async () => {
  const { electron, window } = await launchApp({ preferences: { motion: 'reduced' } });
  await expect.poll(() => root(window, 'motion')).toBe('reduced');
  await watchMotion(window);
  await trainToEnd(window, 1);
  await stir(window);
  expect(await motions(window)).toEqual([]);
  // The same with motion does move, so the watch is worth something.
  await show(window, 'Settings');
  await choose(window, 'Motion', 'Full');
  await expect.poll(() => root(window, 'motion')).toBe('full');
  await stir(window);
  expect((await motions(window)).length).toBeGreaterThan(0);
  await electron.close();
});

/** Does what would move: hovers, opens and closes, switches. */
async function stir(window: Page): Promise<void> {
  await show(window, 'Settings');
  const notify = window.getByRole('switch', { name: 'Tell me when training ends' });
  await notify.click();
  await window.waitForTimeout(60);
  await notify.click();
  await show(window, 'Lab');
  await window.getByRole('button', { name: /^Train/ }).hover();
  await window.keyboard.press('Control+k');
  await window.keyboard.press('Escape');
  const more = window.getByRole('button', { name: /^More options/ }).first();
  await more.click();
  await more.click();
  await window.waitForTimeout(250);
}

async function watchMotion(window: Page): Promise<void> {
  await window.evaluate(() => {
    const seen: string[] = [];
    (globalThis as unknown as { seen: string[] }).seen = seen;
    for (const type of ['transitionrun', 'animationstart'] as const) {
      document.addEventListener(type, (event) => {
        const { target } = event;
        seen.push(`${type} ${target instanceof Element ? target.className : ''}`);
      });
    }
    const look = (): void => {
      for (const animation of document.getAnimations()) seen.push(animation.playState);
      requestAnimationFrame(look);
    };
    look();
  });
}

function motions(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
}

/** What is wider than the place it has, or reaches out of the window at the side. */
function overflows(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string => `${element.tagName}.${element.className}`;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight) found.push('the page scrolls');
    for (const element of document.querySelectorAll('body *')) {
      if (!(element instanceof HTMLElement) || element.closest('.visually-hidden')) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.right > innerWidth + 1 || box.left < -1) found.push(`out: ${name(element)}`);
      if (
        element.matches('button, h1, h2, label, p') &&
        element.scrollWidth > element.clientWidth + 1
      ) {
        const { textOverflow, whiteSpace } = getComputedStyle(element);
        if (textOverflow !== 'ellipsis' && whiteSpace !== 'normal')
          found.push(`cut: ${name(element)}`);
      }
    }
    return found;
  });
}
