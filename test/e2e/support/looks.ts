/** How the window looks: its size, its colours, and what axe finds in it. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { ARTIFACTS, expect } from './app';

const isPictured = Boolean(process.env['EPOCH_LAB_PICTURES']);

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

/** What moves has come to its end, and for some frames nothing has been changed; while a run changes things all the time, not for long. */
export async function atRest(window: Page): Promise<void> {
  await window.evaluate(async () => {
    const QUIET_FRAMES = 4;
    const MOST_FRAMES = 16;
    let quiet = 0;
    const observer = new MutationObserver(() => (quiet = 0));
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document.documentElement, all);
    for (let frame = 0; frame < MOST_FRAMES && quiet < QUIET_FRAMES; frame++) {
      await new Promise(requestAnimationFrame);
      quiet++;
    }
    observer.disconnect();
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Off by default in axe, held here too. */
const MORE_RULES = { 'target-size': { enabled: true } };
const CONTRAST = 'color-contrast';
const ENHANCED = 'color-contrast-enhanced';

interface AccessOptions {
  /** The same state has been looked at in other colours: the rules to which they matter. */
  readonly onlyColours?: boolean;
  /** Text at least 7 : 1. */
  readonly isStrict?: boolean;
}

function axeOptions({ onlyColours = false, isStrict = false }: AccessOptions): RunOptions {
  // What has more contrast than the stricter rule asks for has enough for the other.
  const [kept, left] = isStrict ? [ENHANCED, CONTRAST] : [CONTRAST, ENHANCED];
  return {
    resultTypes: ['violations'],
    ...(onlyColours
      ? { runOnly: [kept, 'link-in-text-block'] }
      : { rules: { ...MORE_RULES, [kept]: { enabled: true }, [left]: { enabled: false } } }),
  };
}

/** axe in the page itself, with all its rules: Electron cannot open the blank page that its own builder would use. */
export async function checkAccess(
  window: Page,
  where: string,
  options: AccessOptions = {},
): Promise<void> {
  const isThere = await window.evaluate(() => 'axe' in globalThis);
  if (!isThere) await window.evaluate(axe.source);
  const found = await window.evaluate(async (chosen) => {
    const inPage = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await inPage.run(document, chosen);
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.html)
          .join(' | ')
          .slice(0, 400)}`,
    );
  }, axeOptions(options));
  expect(found, where).toEqual([]);
}

/** The look that the system asks for; the app's own preference must be to follow it. */
interface SystemLook {
  readonly theme: 'light' | 'dark';
  readonly isHighContrast?: boolean;
}

export async function wear(
  window: Page,
  { theme, isHighContrast = false }: SystemLook,
): Promise<void> {
  await window.emulateMedia({
    colorScheme: theme,
    contrast: isHighContrast ? 'more' : 'no-preference',
  });
  const root = window.locator('html');
  await expect(root).toHaveAttribute('data-theme', theme);
  await expect(root).toHaveAttribute('data-contrast', isHighContrast ? 'high' : 'normal');
  await atRest(window);
}

type Looks = Readonly<Record<string, SystemLook>>;
export const IN_BOTH_THEMES: Looks = { light: { theme: 'light' }, dark: { theme: 'dark' } };
export const WITH_CONTRAST: Looks = {
  ...IN_BOTH_THEMES,
  contrast: { theme: 'light', isHighContrast: true },
};

/**
 * One state in several looks, beginning with the theme it is worn in now: axe checks each, the first with all rules, for the others change
 * colours only. The pictures are named after look and state.
 */
export async function lookInAll(
  window: Page,
  name: string,
  looks = IN_BOTH_THEMES,
  isStrict = false,
): Promise<void> {
  const worn = await window.locator('html').getAttribute('data-theme');
  const isWorn = ({ theme }: SystemLook): number => (theme === worn ? 1 : 0);
  const inOrder = Object.entries(looks).sort(([, a], [, b]) => isWorn(b) - isWorn(a));
  for (const [at, [look, wearing]] of inOrder.entries()) {
    await wear(window, wearing);
    await picture(window, `${look}-${name}`);
    await checkAccess(window, `${look} ${name}`, { onlyColours: at > 0, isStrict });
  }
}

/** For the eye alone, so only where pictures are asked for: by hundreds they take a minute. */
export async function picture(window: Page, name: string): Promise<void> {
  if (isPictured) await window.screenshot({ path: path.join(ARTIFACTS, `${name}.png`) });
}

/** A picture made by the app itself: where the test's own way into the page is gone, or the page is drawn larger than it knows. */
export async function capture(electron: ElectronApplication, name: string): Promise<void> {
  if (!isPictured) return;
  const picture = await electron.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  await mkdir(ARTIFACTS, { recursive: true });
  await writeFile(path.join(ARTIFACTS, `${name}.png`), Buffer.from(picture, 'base64'));
}
