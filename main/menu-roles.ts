/** Entries of the menu that the system itself performs, by name in the language that is set: Electron names them in English only. */
import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../contract/text/text';

const NAMES = {
  undo: 'menu.role.undo',
  redo: 'menu.role.redo',
  cut: 'menu.role.cut',
  copy: 'menu.role.copy',
  paste: 'menu.role.paste',
  selectAll: 'menu.role.selectAll',
  togglefullscreen: 'menu.role.fullScreen',
  minimize: 'menu.role.minimize',
  close: 'menu.role.close',
  quit: 'menu.role.quit',
  reload: 'menu.role.reload',
  toggleDevTools: 'menu.role.tools',
  services: 'menu.role.services',
  hide: 'menu.role.hide',
  hideOthers: 'menu.role.hideOthers',
  unhide: 'menu.role.unhide',
  zoom: 'menu.role.zoom',
  front: 'menu.role.front',
} as const;

type Entry = MenuItemConstructorOptions;

export function roleEntry(role: keyof typeof NAMES): Entry {
  return { role, label: t(NAMES[role]) };
}
