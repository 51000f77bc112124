/** The help in the real app: opened by menu, keys and from a field; searched and read by keys alone; nothing is fetched for it. */
import type { Page } from '@playwright/test';
import { expect, launchApp, test, testWithSharedApp } from './support/app';
import { lookInAll, resize, WITH_CONTRAST } from './support/looks';

const SIZES = [
  [1280, 800],
  [800, 600],
] as const;

const sharing = testWithSharedApp();

const search = (window: Page) => window.getByRole('searchbox', { name: 'Search the help' });
const title = (window: Page, name: string) => window.getByRole('heading', { name, level: 2 });

sharing(
  'it is opened by menu and keys, searched and read by keys alone',
  async ({ app: { electron, window } }) => {
    await electron.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('showHelp')?.click();
    });
    await expect(search(window)).toBeFocused();
    await expect(title(window, 'Getting started')).toBeVisible();
    await window.keyboard.press('Control+1');
    await window.keyboard.press('Shift+F1');
    await expect(search(window)).toBeFocused();
    await window.keyboard.type('kernel_initializer conv2d');
    await window.keyboard.press('ArrowDown');
    const entry = window.getByRole('button', { name: 'Conv2D', exact: true });
    await expect(entry).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(title(window, 'Conv2D')).toBeFocused();
    await expect(
      window.getByRole('row', { name: /kernel_initializer glorot_uniform/ }),
    ).toBeVisible();
    await window.keyboard.press('Control+f');
    await window.keyboard.type('no such page');
    await expect(
      window.getByText('No page of the help is about “no such page”.').last(),
    ).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(
      window.getByRole('navigation', { name: 'Pages of the help' }).getByRole('button'),
    ).not.toHaveCount(0);
  },
);

sharing('a field’s help opens at what the field belongs to', async ({ app: { window } }) => {
  await window.keyboard.press('Control+1');
  await window.getByRole('textbox', { name: 'Units', exact: true }).focus();
  await window.keyboard.press('Shift+F1');
  await expect(title(window, 'Dense')).toBeFocused();
  await window.keyboard.press('Control+1');
  await window.getByRole('textbox', { name: 'Learning rate', exact: true }).focus();
  await window.keyboard.press('Shift+F1');
  await expect(title(window, 'Adam')).toBeFocused();
  await window.keyboard.press('Control+1');
  await window.getByRole('button', { name: 'Help on Units' }).click();
  await expect(title(window, 'Dense')).toBeVisible();
});

sharing('a link leads to another page', async ({ app: { window } }) => {
  await window.keyboard.press('Shift+F1');
  await search(window).fill('overfits');
  await window.getByRole('button', { name: 'When something goes wrong' }).click();
  await window.getByRole('button', { name: 'Dropout', exact: true }).last().click();
  await expect(title(window, 'Dropout')).toBeFocused();
});

test('how it looks in each theme and in high contrast, and axe finds nothing', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp();
  await window.keyboard.press('Shift+F1');
  for (const [width, height] of SIZES) {
    await resize(electron, window, width, height);
    for (const page of ['Getting started', 'Files', 'Keyboard', 'Conv2D', 'Initializers']) {
      await window.getByRole('button', { name: page, exact: true }).click();
      await expect(title(window, page)).toBeVisible();
      const name = `help-${page.toLowerCase().replace(' ', '-')}-${width}`;
      await lookInAll(window, name, WITH_CONTRAST);
      const overflow = await window.evaluate(() =>
        [...document.querySelectorAll('.page, .list')].map(
          (part) => part.scrollWidth - part.clientWidth,
        ),
      );
      expect(overflow, name).toEqual([0, 0]);
    }
  }
  expect(complaints).toEqual([]);
  await electron.close();
});
