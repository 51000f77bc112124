/** The English messages of the command palette: names of commands that no menu has, and why one is not possible now. */
export const enCommands = {
  'palette.title': 'Commands',
  'palette.search': 'Search the commands',
  'palette.none': 'No command has such a name.',
  'palette.group':
    '{group, select, run {Training} experiment {Experiment} view {Go to} window {Window} other {Help}}',

  'command.undoEdit': 'Undo the last change of the experiment',
  'command.showSettings': 'Settings',
  'command.preset': 'Start from: {name}',
  'command.theme': 'Theme: {theme}',

  'refusal.pending': 'The last command is still being carried out.',
  'refusal.active': 'Training is under way: stop it first.',
  'refusal.notActive': 'Nothing is being trained.',
  'refusal.noRun': 'Nothing has been trained yet.',
  'refusal.failed': 'The last training failed: train again instead.',
  'refusal.nothingToUndo': 'There is no change to undo.',
  'refusal.noSketch': 'The samples of this dataset cannot be drawn.',
  'refusal.themeChosen': 'This is the theme chosen now.',
} as const;
