/** The native menu: the system's own entries by role, ours as actions sent to the window. Entries that a run forbids are greyed. */
import { basename, dirname } from 'node:path';
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../contract/ipc/channels';
import { PRESET_IDS, type PresetId } from '../contract/presets';
import { isLegal, type RunStatus } from '../contract/run-status';
import { catalogue, t, type TextKey } from '../contract/text/text';
import { acceleratorOf } from './accelerator';
import { roleEntry } from './menu-roles';
import { appMenu, windowMenu } from './system-menus';

export interface MenuParts {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  readonly onAction: (action: MenuAction) => void;
  readonly onPreset: (preset: PresetId) => void;
  /** Paths, newest first. */
  readonly recentFiles: readonly string[];
  readonly onRecentFile: (path: string) => void;
  readonly onClearRecent: () => void;
  readonly onShowRuns: () => void;
  readonly onShowLog: () => void;
}

type Entry = MenuItemConstructorOptions;

const SEPARATOR: Entry = { type: 'separator' };

export function menuTemplate(parts: MenuParts): readonly Entry[] {
  const action = (name: MenuAction): Entry => ({
    id: name,
    label: t(`menu.${name}` satisfies TextKey),
    ...withAccelerator(acceleratorOf(name)),
    click: () => parts.onAction(name),
  });
  return [
    ...(parts.isMac ? [appMenu(action)] : []),
    fileMenu(parts, action),
    editMenu(action),
    {
      label: t('menu.run'),
      submenu: [
        action('train'),
        action('pauseOrResume'),
        action('stop'),
        SEPARATOR,
        action('continue'),
      ],
    },
    viewMenu(parts, action),
    windowMenu(parts.isMac),
    {
      role: 'help',
      label: t('menu.help'),
      submenu: [
        action('showHelp'),
        action('showTour'),
        action('showShortcuts'),
        { label: t('menu.showLog'), click: parts.onShowLog },
        ...(parts.isMac ? [] : [SEPARATOR, action('showAbout')]),
      ],
    },
  ];
}

function withAccelerator(accelerator: string | undefined): Entry {
  return accelerator === undefined ? {} : { accelerator };
}

function fileMenu(parts: MenuParts, action: (name: MenuAction) => Entry): Entry {
  const presets = PRESET_IDS.map((preset): Entry => ({
    id: `preset:${preset}`,
    label: catalogue().presets[preset].label,
    click: () => parts.onPreset(preset),
  }));
  return {
    label: t('menu.file'),
    submenu: [
      { label: t('menu.newFromPreset'), submenu: presets },
      action('openExperiment'),
      recentMenu(parts),
      action('saveExperiment'),
      SEPARATOR,
      { label: t('menu.showRuns'), click: parts.onShowRuns },
      SEPARATOR,
      ...(parts.isMac
        ? [roleEntry('close')]
        : [action('showSettings'), SEPARATOR, roleEntry('quit')]),
    ],
  };
}

function recentMenu({ recentFiles, onRecentFile, onClearRecent }: MenuParts): Entry {
  const files = recentFiles.map((path): Entry => ({
    label: recentLabel(path),
    click: () => onRecentFile(path),
  }));
  return {
    label: t('menu.openRecent'),
    enabled: files.length > 0,
    submenu: [...files, SEPARATOR, { label: t('menu.clearRecent'), click: onClearRecent }],
  };
}

/** An ampersand alone would underline the letter after it. */
function recentLabel(path: string): string {
  const folder = dirname(path);
  const end = folder.length > 40 ? `…${folder.slice(-39)}` : folder;
  return t('menu.recentFile', { file: basename(path), folder: end }).replaceAll('&', '&&');
}

function editMenu(action: (name: MenuAction) => Entry): Entry {
  const roles = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;
  return {
    label: t('menu.edit'),
    submenu: [...roles.map(roleEntry), SEPARATOR, action('undoSketch'), action('clearSketch')],
  };
}

function viewMenu(parts: MenuParts, action: (name: MenuAction) => Entry): Entry {
  return {
    label: t('menu.view'),
    submenu: [
      action('showLab'),
      action('showEvaluate'),
      SEPARATOR,
      action('showPalette'),
      SEPARATOR,
      action('textNormal'),
      action('textLarger'),
      action('textSmaller'),
      roleEntry('togglefullscreen'),
      ...(parts.isPackaged ? [] : [SEPARATOR, roleEntry('reload'), roleEntry('toggleDevTools')]),
    ],
  };
}

export function installMenu(parts: MenuParts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(parts)]));
}

/** Greys what the run's phase does not allow. */
export function updateMenu(status: RunStatus): void {
  const menu = Menu.getApplicationMenu();
  const enable = (action: MenuAction, isEnabled: boolean) => {
    const entry = menu?.getMenuItemById(action);
    if (entry) entry.enabled = isEnabled;
  };
  enable('train', isLegal(status, 'start'));
  enable('pauseOrResume', isLegal(status, 'pause') || isLegal(status, 'resume'));
  enable('stop', isLegal(status, 'stop'));
  enable('continue', isLegal(status, 'continue'));
}
