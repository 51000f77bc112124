/** Every screen at three sizes: the page does not scroll; at the largest, axe finds nothing in either theme. */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, launchApp, test } from './support/app';
import { atRest, lookInAll, picture, resize } from './support/looks';
import { trainToEnd } from './support/run';

const SIZES = [
  [1280, 800],
  [1000, 700],
  [800, 600],
] as const;
const ALWAYS_THE_SAME = ['Help', 'Settings'] as const;
const CHANGED_BY_A_RUN = ['Lab', 'Evaluate'] as const;
type Screen = (typeof ALWAYS_THE_SAME | typeof CHANGED_BY_A_RUN)[number];

test('every screen, before a training and after it', async () => {
  test.slow();
  const { electron, window, complaints } = await launchApp();
  await shoot(electron, window, 'fresh', [...CHANGED_BY_A_RUN, ...ALWAYS_THE_SAME]);
  await trainToEnd(window, 2);
  await resize(electron, window, 1280, 800);
  await window.getByTestId('sketchpad').press('d');
  await expect(window.getByText(/% sure|Not sure/)).toBeVisible();
  await shoot(electron, window, 'trained', CHANGED_BY_A_RUN);
  expect(complaints).toEqual([]);
  await electron.close();
});

async function shoot(
  electron: ElectronApplication,
  window: Page,
  name: string,
  screens: readonly Screen[],
): Promise<void> {
  for (const [width, height] of SIZES) {
    await resize(electron, window, width, height);
    for (const screen of screens) {
      await window.getByRole('button', { name: screen, exact: true }).click();
      await atRest(window);
      const overflow = await window.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
      });
      expect(overflow, `${name} ${screen} ${width}`).toEqual({ x: 0, y: 0 });
      const state = `${name}-${screen.toLowerCase()}-${width}`;
      if (width === 1280) await lookInAll(window, state);
      else await picture(window, state);
    }
    await window.getByRole('button', { name: 'Lab', exact: true }).click();
  }
}
