/** What the system asks of every window's look, and word when it asks for something else. */
import type { SystemLook } from './theme';

/** The media queries of a browser; in a test, answers of its own. */
export type Media = (query: string) => MediaQueryList;

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';
const CONTRAST = '(prefers-contrast: more)';
const STILL = '(prefers-reduced-motion: reduce)';

export function systemLook(media: Media): SystemLook {
  return {
    isDark: media(DARK).matches,
    wantsContrast: media(CONTRAST).matches,
    forcesColors: media(FORCED).matches,
    wantsStillness: media(STILL).matches,
  };
}

/** Returns how to stop. */
export function onSystemLook(media: Media, callback: (look: SystemLook) => void): () => void {
  const lists = [DARK, FORCED, CONTRAST, STILL].map(media);
  const tell = (): void => callback(systemLook(media));
  for (const list of lists) list.addEventListener('change', tell);
  return () => {
    for (const list of lists) list.removeEventListener('change', tell);
  };
}
