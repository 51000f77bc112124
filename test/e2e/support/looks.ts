/** How the window looks: its size, and what axe finds in it. */
import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from './app';

export async function resize(
  electron: ElectronApplication,
  window: Page,
  width: number,
  height: number,
): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
    [width, height] as const,
  );
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
}

/** axe in the page itself: Electron cannot open the blank page that AxeBuilder would otherwise use. */
export async function checkAccess(window: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .join(' | ')
        .slice(0, 400)}`,
  );
  expect(found, where).toEqual([]);
}
