/** How many parts of the lab stand side by side at a window's width. */

export type Layout = 'three' | 'two' | 'one';

/** Below these widths, in CSS pixels (so that 200 % zoom counts as half the window), a column less fits. */
const THREE_FROM = 1100;
const TWO_FROM = 801;

export function layoutFor(width: number): Layout {
  if (width >= THREE_FROM) return 'three';
  return width >= TWO_FROM ? 'two' : 'one';
}
