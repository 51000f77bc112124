/** The keys of every command that has some: the native menu, the window's own handling and the list of shortcuts all read them here. */

export interface Shortcut {
  /** The key's name as a keyboard event gives it, letters as capitals. */
  readonly key: string;
  /** With the platform's command key: Ctrl, or ⌘ on a Mac. */
  readonly command?: true;
  readonly shift?: true;
  /** A text field with the focus keeps the key for itself. */
  readonly notInText?: true;
}

/** By the command's name. The first is the one shown beside it. */
export const SHORTCUTS = {
  train: [{ key: 'Enter', command: true }],
  pauseOrResume: [{ key: ' ' }, { key: 'P', command: true }],
  stop: [{ key: '.', command: true }],
  continue: [{ key: 'Enter', command: true, shift: true }],
  openExperiment: [{ key: 'O', command: true }],
  saveExperiment: [{ key: 'S', command: true }],
  undoEdit: [{ key: 'Z', command: true, notInText: true }],
  clearSketch: [{ key: 'Backspace', command: true, shift: true, notInText: true }],
  showLab: [{ key: '1', command: true }],
  showEvaluate: [{ key: '2', command: true }],
  showSettings: [{ key: ',', command: true }],
  textLarger: [
    { key: '+', command: true },
    { key: '+', command: true, shift: true },
    { key: '=', command: true },
  ],
  textSmaller: [{ key: '-', command: true }],
  textNormal: [{ key: '0', command: true }],
  showPalette: [
    { key: 'K', command: true },
    { key: 'P', command: true, shift: true },
  ],
  showHelp: [{ key: 'F1', shift: true }],
  showShortcuts: [{ key: 'F1' }, { key: '/', command: true }],
} as const satisfies Readonly<Record<string, readonly Shortcut[]>>;

export function shortcutsOf(command: string): readonly Shortcut[] {
  return Object.hasOwn(SHORTCUTS, command) ? SHORTCUTS[command as keyof typeof SHORTCUTS] : [];
}
