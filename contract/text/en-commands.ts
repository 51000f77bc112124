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

  'about.title': 'About Epoch Lab',
  'about.version': 'Version {version}',
  'about.promise':
    'Nothing leaves your machine: your data, drawings and networks stay here, and Epoch Lab opens no connection of its own. An engine pack is fetched only when you ask for it.',
  'about.versions': 'Built on',
  'about.electron': 'Electron',
  'about.chromium': 'Chromium',
  'about.node': 'Node.js',
  'about.system': 'System',
  'about.engine': 'Engine',
  'about.engineNone': 'None is in use yet: it is chosen when training begins.',
  'about.engineName': '{name} {version}, {threads, plural, one {# thread} other {# threads}}',
  'about.reason': 'Why this one',
  'about.licence': 'Epoch Lab is free software under the MIT licence.',
  'about.licences': 'Licences of what is inside',
  'about.licencesFailed': 'The list of licences cannot be read: install Epoch Lab again.',
  'about.back': 'Back',
  'about.copy': 'Copy',
  'about.copied': 'Copied',
  'about.open': 'Versions and licences',
} as const;
