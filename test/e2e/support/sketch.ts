/** The sketchpad as the tests use it. */
import type { Page } from '@playwright/test';

/** What the pad says of a drawing. */
export const ANSWER = /% sure|Not sure/;

export function sketchpad(window: Page) {
  return window.getByTestId('sketchpad');
}

/** Draws a one: a single stroke down the middle. */
export async function drawOne(window: Page): Promise<void> {
  const pad = await sketchpad(window).boundingBox();
  if (pad === null) throw new Error('no pad');
  const x = pad.x + pad.width / 2;
  await window.mouse.move(x + 6, pad.y + pad.height * 0.2);
  await window.mouse.down();
  await window.mouse.move(x - 6, pad.y + pad.height * 0.8, { steps: 12 });
  await window.mouse.up();
}
