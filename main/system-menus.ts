/** The menus that every program of a system has: on macOS the one with its own name, and everywhere the one for its windows. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../contract/ipc/channels';
import { t } from '../contract/text/text';
import { roleEntry } from './menu-roles';

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
      roleEntry('services'),
      SEPARATOR,
      roleEntry('hide'),
      roleEntry('hideOthers'),
      roleEntry('unhide'),
      SEPARATOR,
      roleEntry('quit'),
    ],
  };
}

export function windowMenu(isMac: boolean): Entry {
  const entries: readonly Entry[] = isMac
    ? [roleEntry('minimize'), roleEntry('zoom'), SEPARATOR, roleEntry('front')]
    : [roleEntry('minimize'), roleEntry('close')];
  return { role: 'window', label: t('menu.window'), submenu: [...entries] };
}
