/** The colours of a chart, read from the theme's tokens, and word when the look changes. */

export interface ChartColors {
  readonly train: string;
  readonly trainFaint: string;
  readonly valid: string;
  readonly grid: string;
  readonly label: string;
  readonly panel: string;
  readonly font: string;
  /** Of a curve, in pixels. */
  readonly curveWidth: number;
}

export function readChartColors(element: Element): ChartColors {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    train: token('--train'),
    trainFaint: token('--train-faint'),
    valid: token('--valid'),
    grid: token('--grid'),
    label: token('--ink-3'),
    panel: token('--panel'),
    font: token('--font'),
    curveWidth: Number(token('--curve')) || 2,
  };
}

/** Calls back after each change of the look on the root element, and when a face has been loaded. Returns how to stop. */
export function onLookChange(callback: () => void): () => void {
  const faces: EventTarget | undefined = 'fonts' in document ? document.fonts : undefined;
  faces?.addEventListener('loadingdone', callback);
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, {
    attributeFilter: ['data-theme', 'data-contrast', 'data-palette'],
  });
  return () => {
    observer.disconnect();
    faces?.removeEventListener('loadingdone', callback);
  };
}
