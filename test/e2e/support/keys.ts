/** Working by key alone: where the focus is, whether it can be seen there, and the way to a control by Tab. */
import type { Page } from '@playwright/test';
import { expect } from './app';

export interface Focus {
  readonly tag: string;
  readonly role: string;
  /** As a screen reader would say it, roughly: label, else the words. */
  readonly name: string;
  readonly isVisible: boolean;
  /** Something around it is in the colour of the focus. */
  readonly hasRing: boolean;
  /** Where in the window: the element's name and the classes of the bar, pane, screen or sheet it is in. */
  readonly place: string;
}

export function focusOf(window: Page): Promise<Focus> {
  return window.evaluate(() => {
    const resolve = (token: string): string => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = `var(${token})`;
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    };
    const active = document.activeElement ?? document.body;
    const accents = [resolve('--accent'), resolve('--accent-soft')];
    const isRing = (element: Element): boolean => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
      const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
      if (isOutlined && accents.includes(outlineColor)) return true;
      return accents.some((accent) => boxShadow.includes(accent));
    };
    const pointed = document.getElementById(active.getAttribute('aria-activedescendant') ?? '');
    const around = [active, active.parentElement, active.parentElement?.parentElement, pointed];
    const labels = (active.getAttribute('aria-labelledby') ?? '').split(' ');
    const labelled = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const input = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : undefined;
    const name = active.getAttribute('aria-label') ?? (labelled.trim() || input);
    const bounds = active.getBoundingClientRect();
    const place = active.closest(
      '[role=dialog], nav, header, .over, .pane, [data-screen], [role=menu], [role=listbox]',
    );
    return {
      tag: active.tagName.toLowerCase(),
      role: active.getAttribute('role') ?? '',
      name: (name ?? active.textContent).replace(/\s+/g, ' ').trim(),
      isVisible: bounds.width > 0 && bounds.height > 0,
      hasRing: around.some((element) => element instanceof Element && isRing(element)),
      place: [place?.tagName.toLowerCase() ?? '', ...(place?.classList ?? [])].join(' '),
    };
  });
}

/** The focus is on something, on screen, and can be seen to be there. */
export async function expectFocusSeen(window: Page, where: string): Promise<Focus> {
  await expect
    .poll(async () => (await focusOf(window)).tag, { message: `${where}: the focus is lost` })
    .not.toBe('body');
  const focus = await focusOf(window);
  const told = `${where}: ${JSON.stringify(focus)}`;
  expect(focus.hasRing, `no ring at ${told}`).toBe(true);
  return focus;
}

const MOST_STOPS = 120;

/**
 * Presses Tab (or Shift+Tab) until the focus is on what is so named; the way is checked: it can be seen at each stop, and the window
 * is left at most once, at its end. Returns the stops passed.
 */
export async function tabTo(
  window: Page,
  name: RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<readonly Focus[]> {
  const stops: Focus[] = [];
  let ends = 0;
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    await window.keyboard.press(key);
    const focus = await focusOf(window);
    if (focus.tag === 'body') {
      ends++;
      expect(ends, `the way to ${String(name)} leaves the window more than once`).toBeLessThan(2);
      continue;
    }
    expect(focus.hasRing, `no ring at ${JSON.stringify(focus)}`).toBe(true);
    stops.push(focus);
    if (name.test(focus.name)) return stops;
  }
  throw new Error(`${String(name)} was not reached: ${stops.map((stop) => stop.name).join(' > ')}`);
}
