/** The native menu: the system's own entries by role, ours as actions sent to the window. Entries that a run forbids are greyed. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../contract/ipc/channels';
import { PRESET_IDS, type PresetId } from '../contract/presets';
import { isLegal, type RunStatus } from '../contract/run-status';
import { catalogue, t, type TextKey } from '../contract/text/text';
import { acceleratorOf } from './accelerator';

export interface MenuParts {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  readonly onAction: (action: MenuAction) => void;
  readonly onPreset: (preset: PresetId) => void;
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
    ...(parts.isMac ? [{ role: 'appMenu' } satisfies Entry] : []),
    fileMenu(parts),
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
    {
      role: 'help',
      label: t('menu.help'),
      submenu: [
        action('showShortcuts'),
        { label: t('menu.showLog'), click: parts.onShowLog },
        SEPARATOR,
        action('showAbout'),
      ],
    },
  ];
}

function withAccelerator(accelerator: string | undefined): Entry {
  return accelerator === undefined ? {} : { accelerator };
}

function fileMenu(parts: MenuParts): Entry {
  const presets = PRESET_IDS.map((preset): Entry => ({
    id: `preset:${preset}`,
    label: catalogue().presets[preset].label,
    click: () => parts.onPreset(preset),
  }));
  return {
    label: t('menu.file'),
    submenu: [
      { label: t('menu.newFromPreset'), submenu: presets },
      { label: t('menu.showRuns'), click: parts.onShowRuns },
      SEPARATOR,
      { role: parts.isMac ? 'close' : 'quit' },
    ],
  };
}

function editMenu(action: (name: MenuAction) => Entry): Entry {
  const roles = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;
  return {
    label: t('menu.edit'),
    submenu: [
      ...roles.map((role) => ({ role })),
      SEPARATOR,
      action('undoSketch'),
      action('clearSketch'),
    ],
  };
}

function viewMenu(parts: MenuParts, action: (name: MenuAction) => Entry): Entry {
  const zoom = ['resetZoom', 'zoomIn', 'zoomOut'] as const;
  return {
    label: t('menu.view'),
    submenu: [
      action('showLab'),
      action('showEvaluate'),
      SEPARATOR,
      action('showPalette'),
      SEPARATOR,
      ...zoom.map((role) => ({ role })),
      { role: 'togglefullscreen' },
      ...(parts.isPackaged
        ? []
        : ([SEPARATOR, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Entry[])),
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
