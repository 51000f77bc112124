/** Every screen in both themes and three sizes: a picture of each in the artifacts, no page scroll, and axe finds nothing. */
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ARTIFACTS, expect, launchApp, test } from './support/app';
import { checkAccess, resize } from './support/looks';
import { startTraining, waitForPhase } from './support/run';

const SIZES = [
  [1280, 800],
  [1000, 700],
  [800, 600],
] as const;
const SCREENS = ['Lab', 'Evaluate', 'Help', 'Settings'] as const;

for (const theme of ['light', 'dark'] as const) {
  test(`every screen in ${theme}`, async () => {
    test.slow();
    const { electron, window, complaints } = await launchApp({ colorScheme: theme });
    await shoot(electron, window, `${theme}-fresh`);
    await startTraining(window);
    await waitForPhase(window, 'finished');
    await resize(electron, window, 1280, 800);
    await window.getByTestId('sketchpad').press('d');
    await expect(window.getByText(/% sure|Not sure/)).toBeVisible();
    await shoot(electron, window, `${theme}-trained`);
    expect(complaints).toEqual([]);
    await electron.close();
  });
}

async function shoot(electron: ElectronApplication, window: Page, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await resize(electron, window, width, height);
    for (const screen of SCREENS) {
      await window.getByRole('button', { name: screen, exact: true }).click();
      await window.waitForTimeout(150);
      await window.screenshot({
        path: path.join(ARTIFACTS, `${name}-${screen.toLowerCase()}-${width}.png`),
      });
      const overflow = await window.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
      });
      expect(overflow, `${name} ${screen} ${width}`).toEqual({ x: 0, y: 0 });
      if (width === 1280) await checkAccess(window, `${name} ${screen}`);
    }
    await window.getByRole('button', { name: 'Lab', exact: true }).click();
  }
}
