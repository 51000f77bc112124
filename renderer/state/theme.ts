/** Puts the theme on the root element: the one chosen, or the system's. */
import type { Preferences } from '../../contract/preferences';

export type Theme = 'light' | 'dark';

export function resolveTheme(choice: Preferences['theme'], isSystemDark: boolean): Theme {
  if (choice !== 'system') return choice;
  return isSystemDark ? 'dark' : 'light';
}

export function showTheme(theme: Theme, root: HTMLElement): void {
  root.dataset['theme'] = theme;
}
