/** The English messages of experiment files: dialogs, menu entries and what can be wrong with a file. */
export const enFileErrors = {
  experimentMisfit: {
    title: 'This file does not fit as an experiment',
    hint: 'What is in the form was kept. Mend the file, or ask who sent it, and open it again.',
  },
  fileUnreadable: {
    title: 'The file cannot be opened',
    hint: 'What is in the form was kept. See whether the file is there and may be read.',
  },
  fileNotSaved: {
    title: 'The experiment could not be saved',
    hint: 'It is still in the form. Free some space, or save it in another folder.',
  },
} as const;

export const enFileText = {
  'menu.openExperiment': 'Open experiment…',
  'menu.saveExperiment': 'Save experiment as…',
  'menu.openRecent': 'Open recent',
  'menu.clearRecent': 'Clear this list',
  'menu.recentFile': '{file} – {folder}',
  'files.dropHint': 'Drop it here to open the experiment',
  'files.gone':
    '“{file}” is not where it was. It was taken off the list of recent files; if it has been moved, open it from its new place.',
  'files.menu': 'Experiment file',
  'files.openHelp': 'From a file that you or someone else saved.',
  'files.saveHelp': 'As a file to keep or to share. It holds the experiment and nothing else.',
  'files.kind': 'Epoch Lab experiment',
  'files.jsonKind': 'JSON',
  'files.opened': 'Opened “{file}”',
  'files.saved': 'Saved as “{file}”',
  'files.saveBlocked': 'Cannot save yet: {problem}',
  'files.unreadable': '“{file}” cannot be read ({reason}).',
  'files.notSaved': '“{file}” could not be written ({reason}). What was there before is kept.',
  'files.defaultName': 'Experiment',
  'experimentFile.problem': '{field}: {problem}',
  'experimentFile.misfit':
    '“{file}” cannot be opened. {problem}{more, plural, =0 {} one { # more entry does not fit.} other { # more entries do not fit.}}',
  'experimentFile.noJson': '“{file}” cannot be opened: its text is not valid JSON.',
  'experimentFile.newer':
    '“{file}” cannot be opened: it was saved by a newer version of Epoch Lab. Install that version to open it.',
  'experimentFile.tooLarge':
    '“{file}” cannot be opened: an experiment file has at most {limit, number} KB.',
  'experimentFile.tooDeep':
    '“{file}” cannot be opened: its brackets are nested more than {depth, number} deep.',
} as const;
