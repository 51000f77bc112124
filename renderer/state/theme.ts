/** How the window looks, put on the root element: what was chosen, or what the system asks for. */
import type { Preferences } from '../../contract/preferences';

export type Theme = 'light' | 'dark';

export interface Look {
  readonly theme: Theme;
  readonly contrast: 'normal' | 'high';
  readonly motion: 'full' | 'reduced';
  /** The app's own colours, or those that the system forces on every window. */
  readonly palette: 'own' | 'forced';
}

/** What the system asks for. */
export interface SystemLook {
  readonly isDark: boolean;
  readonly wantsContrast: boolean;
  readonly forcesColors: boolean;
  readonly wantsStillness: boolean;
}

export function resolveTheme(choice: Preferences['theme'], isSystemDark: boolean): Theme {
  if (choice !== 'system') return choice;
  return isSystemDark ? 'dark' : 'light';
}

export function resolveLook(
  { theme, contrast, motion }: Pick<Preferences, 'theme' | 'contrast' | 'motion'>,
  { isDark, wantsContrast, forcesColors, wantsStillness }: SystemLook,
): Look {
  return {
    theme: resolveTheme(theme, isDark),
    contrast:
      contrast === 'system' ? (wantsContrast || forcesColors ? 'high' : 'normal') : contrast,
    motion: motion === 'system' ? (wantsStillness ? 'reduced' : 'full') : motion,
    palette: forcesColors ? 'forced' : 'own',
  };
}

/** The tokens and rules in styles/ hang on these attributes. */
export function showLook({ theme, contrast, motion, palette }: Look, root: HTMLElement): void {
  root.dataset['theme'] = theme;
  root.dataset['contrast'] = contrast;
  root.dataset['motion'] = motion;
  root.dataset['palette'] = palette;
}
