/** How the window looks: its size, and what axe finds in it. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { ARTIFACTS, expect } from './app';

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

/** Off by default in axe, held here too. */
const EXTRA_RULES = { 'target-size': { enabled: true } };

/** axe in the page itself, with all its rules or only those named: Electron cannot open the blank page that AxeBuilder would otherwise use. */
export async function checkAccess(
  window: Page,
  where: string,
  rules?: readonly string[],
): Promise<void> {
  const axe = new AxeBuilder({ page: window }).setLegacyMode(true).options({ rules: EXTRA_RULES });
  if (rules !== undefined) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .join(' | ')
        .slice(0, 400)}`,
  );
  expect(found, where).toEqual([]);
}

/** A picture made by the app itself: where the test's own way into the page is gone, or the page is drawn larger than it knows. */
export async function capture(electron: ElectronApplication, name: string): Promise<void> {
  const picture = await electron.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  await writeFile(path.join(ARTIFACTS, `${name}.png`), Buffer.from(picture, 'base64'));
}
