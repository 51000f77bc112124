/** The menus that every program of a system has: on macOS the one with its own name, and everywhere the one for its windows. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../contract/ipc/channels';
import { t } from '../contract/text/text';

type Entry = MenuItemConstructorOptions;

const SEPARATOR: Entry = { type: 'separator' };

/** First of all menus on macOS, which looks there for About, the settings and the end. */
export function appMenu(action: (name: MenuAction) => Entry): Entry {
  return {
    label: t('app.name'),
    submenu: [
      action('showAbout'),
      SEPARATOR,
      action('showSettings'),
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}

export function windowMenu(isMac: boolean): Entry {
  const entries: readonly Entry[] = isMac
    ? [{ role: 'minimize' }, { role: 'zoom' }, SEPARATOR, { role: 'front' }]
    : [{ role: 'minimize' }, { role: 'close' }];
  return { role: 'window', label: t('menu.window'), submenu: [...entries] };
}
