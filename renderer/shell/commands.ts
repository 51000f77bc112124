/**
 * Every command of the window, once: its name, when it is possible, what it does. The palette, the keys, the menu's actions and the
 * list of shortcuts all come from here. To add one: a line below, and its keys, if it has some, in contract/shortcuts.ts.
 */
import type { MenuAction } from '../../contract/ipc/channels';
import { CONTRASTS, THEMES } from '../../contract/preferences';
import { PRESET_IDS } from '../../contract/presets';
import { catalogue, t, type TextKey } from '../../contract/text/text';
import { openExperiment, saveExperiment } from '../forms/experiment-files';
import { startFromPreset, undoEdit } from '../forms/undoable-edits';
import { changeTextSize, textSizeRefusal } from '../settings/text-size';
import { topicOfFocus } from '../help/topic-of-focus';
import { continueRun, pauseOrResume, trainNow } from '../run/run-actions';
import type { Lab } from '../state/lab';
import {
  clearSketchRefusal,
  continueRefusal,
  endRefusal,
  trainRefusal,
  undoRefusal,
  undoSketchRefusal,
} from './refusals';

/** All that a key or the menu can ask for. */
export type Action = MenuAction | 'showRuns' | 'showLog' | 'undoEdit';

/** What the sketchpad lets others do. */
export interface SketchCommands {
  clear(): void;
  undo(): void;
  /** Is there a stroke to take back? */
  canUndo(): boolean;
  /** Is there ink on the pad? */
  canClear(): boolean;
}

/** What a command works on; without `sketch` there is no sketchpad. */
export interface Desk {
  readonly lab: Lab;
  readonly sketch: SketchCommands | undefined;
}

export const COMMAND_GROUPS = ['run', 'experiment', 'view', 'window', 'help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

interface Deed {
  readonly group: CommandGroup;
  /** Why it is not possible now; undefined when it is. */
  readonly refusal?: (desk: Desk) => string | undefined;
  readonly perform: (desk: Desk) => unknown;
}

export interface Command extends Deed {
  readonly id: string;
  readonly name: string;
}

const NAMED: Readonly<Record<Action, Deed & { readonly name: TextKey }>> = {
  train: {
    group: 'run',
    name: 'menu.train',
    refusal: trainRefusal,
    perform: ({ lab }) => trainNow(lab),
  },
  pauseOrResume: {
    group: 'run',
    name: 'menu.pauseOrResume',
    refusal: endRefusal,
    perform: ({ lab }) => pauseOrResume(lab),
  },
  stop: {
    group: 'run',
    name: 'menu.stop',
    refusal: endRefusal,
    perform: ({ lab }) => lab.run.stop(),
  },
  continue: {
    group: 'run',
    name: 'menu.continue',
    refusal: continueRefusal,
    perform: ({ lab }) => continueRun(lab),
  },
  openExperiment: {
    group: 'experiment',
    name: 'menu.openExperiment',
    perform: ({ lab }) => openExperiment(lab),
  },
  saveExperiment: {
    group: 'experiment',
    name: 'menu.saveExperiment',
    perform: ({ lab }) => saveExperiment(lab),
  },
  undoEdit: {
    group: 'experiment',
    name: 'command.undoEdit',
    refusal: undoRefusal,
    perform: ({ lab }) => undoEdit(lab),
  },
  undoSketch: {
    group: 'experiment',
    name: 'menu.undoSketch',
    refusal: undoSketchRefusal,
    perform: ({ sketch }) => sketch?.undo(),
  },
  clearSketch: {
    group: 'experiment',
    name: 'menu.clearSketch',
    refusal: clearSketchRefusal,
    perform: ({ sketch }) => sketch?.clear(),
  },
  showLab: {
    group: 'view',
    name: 'menu.showLab',
    perform: ({ lab }) => (lab.navigation.screen = 'lab'),
  },
  showEvaluate: {
    group: 'view',
    name: 'menu.showEvaluate',
    perform: ({ lab }) => (lab.navigation.screen = 'evaluate'),
  },
  showSettings: {
    group: 'view',
    name: 'command.showSettings',
    perform: ({ lab }) => (lab.navigation.screen = 'settings'),
  },
  showRuns: {
    group: 'view',
    name: 'menu.showRuns',
    perform: ({ lab }) => lab.backend.attempt('app:reveal', { what: 'runs' }),
  },
  textLarger: {
    group: 'window',
    name: 'menu.textLarger',
    refusal: ({ lab }) => textSizeRefusal(lab, 1),
    perform: ({ lab }) => changeTextSize(lab, 1),
  },
  textSmaller: {
    group: 'window',
    name: 'menu.textSmaller',
    refusal: ({ lab }) => textSizeRefusal(lab, -1),
    perform: ({ lab }) => changeTextSize(lab, -1),
  },
  textNormal: {
    group: 'window',
    name: 'menu.textNormal',
    perform: ({ lab }) => lab.preferences.change({ textSize: 100 }),
  },
  showPalette: {
    group: 'help',
    name: 'menu.showPalette',
    perform: ({ lab }) => (lab.navigation.sheet = 'palette'),
  },
  showHelp: {
    group: 'help',
    name: 'menu.showHelp',
    perform: ({ lab }) => lab.navigation.showHelp(topicOfFocus(lab)),
  },
  showTour: {
    group: 'help',
    name: 'menu.showTour',
    perform: ({ lab }) => lab.tour.begin(),
  },
  showShortcuts: {
    group: 'help',
    name: 'menu.showShortcuts',
    perform: ({ lab }) => (lab.navigation.sheet = 'shortcuts'),
  },
  showLog: {
    group: 'help',
    name: 'menu.showLog',
    perform: ({ lab }) => lab.backend.attempt('app:reveal', { what: 'log' }),
  },
  showAbout: {
    group: 'help',
    name: 'menu.showAbout',
    perform: ({ lab }) => (lab.navigation.sheet = 'about'),
  },
};

export const ACTIONS = Object.keys(NAMED) as readonly Action[];

export function commandOf(id: Action): Command {
  return { ...NAMED[id], id, name: t(NAMED[id].name) };
}

/** All of them, with those that come from the contract's lists. */
export function allCommands(): readonly Command[] {
  return [
    ...ACTIONS.map(commandOf),
    ...presetCommands(),
    ...themeCommands(),
    ...contrastCommands(),
  ];
}

function presetCommands(): readonly Command[] {
  return PRESET_IDS.map((id) => ({
    id: `preset-${id}`,
    group: 'experiment',
    name: t('command.preset', { name: catalogue().presets[id].label }),
    perform: ({ lab }) => {
      lab.navigation.screen = 'lab';
      startFromPreset(lab, id);
    },
  }));
}

function themeCommands(): readonly Command[] {
  return THEMES.map((theme) => ({
    id: `theme-${theme}`,
    group: 'window',
    name: t('command.theme', { theme: t('settings.themeOption', { theme }) }),
    refusal: ({ lab }) =>
      lab.preferences.current.theme === theme ? t('refusal.themeChosen') : undefined,
    perform: ({ lab }) => lab.preferences.change({ theme }),
  }));
}

function contrastCommands(): readonly Command[] {
  return CONTRASTS.map((contrast) => ({
    id: `contrast-${contrast}`,
    group: 'window',
    name: t('command.contrast', { contrast: t('settings.contrastOption', { contrast }) }),
    refusal: ({ lab }) =>
      lab.preferences.current.contrast === contrast ? t('refusal.contrastChosen') : undefined,
    perform: ({ lab }) => lab.preferences.change({ contrast }),
  }));
}

/**
 * Does it if it is possible now, else says why not. What lay over the window goes first, the tour too; so the palette's own key closes it too.
 */
export async function perform(command: Command, desk: Desk): Promise<void> {
  const { navigation, notices, tour } = desk.lab;
  tour.end();
  const before = navigation.sheet;
  navigation.sheet = undefined;
  if (command.id === 'showPalette' && before === 'palette') return;
  const refusal = command.refusal?.(desk);
  if (refusal === undefined) await command.perform(desk);
  else notices.announce(refusal);
}
