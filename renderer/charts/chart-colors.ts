/** The colours of a chart, read from the theme's tokens, and word when the look changes. */

export interface ChartColors {
  readonly train: string;
  readonly trainFaint: string;
  readonly valid: string;
  readonly grid: string;
  readonly label: string;
  readonly panel: string;
  readonly font: string;
}

/** Two hexadecimal digits of opacity for the raw line under the smooth one. */
const FAINT = '30';

export function readChartColors(element: Element): ChartColors {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    train: token('--train'),
    trainFaint: token('--train') + FAINT,
    valid: token('--valid'),
    grid: token('--line'),
    label: token('--ink-3'),
    panel: token('--panel'),
    font: token('--font'),
  };
}

/** Calls back after each change of the root's `data-theme` and when a face has been loaded. Returns how to stop. */
export function onLookChange(callback: () => void): () => void {
  const faces: EventTarget | undefined = 'fonts' in document ? document.fonts : undefined;
  faces?.addEventListener('loadingdone', callback);
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    observer.disconnect();
    faces?.removeEventListener('loadingdone', callback);
  };
}
