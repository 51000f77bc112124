/** The German messages of experiment files: dialogs, menu entries and what can be wrong with a file. */
import type { enFileErrors, enFileText } from './en-files';
import type { Texts } from './texts';

export const deFileErrors: Texts<typeof enFileErrors> = {
  experimentMisfit: {
    title: 'Diese Datei passt nicht als Experiment',
    hint: 'Was im Formular steht, wurde behalten. Die Datei berichtigen oder beim Absender nachfragen und sie neu öffnen.',
  },
  fileUnreadable: {
    title: 'Die Datei lässt sich nicht öffnen',
    hint: 'Was im Formular steht, wurde behalten. Prüfen, ob die Datei da ist und gelesen werden darf.',
  },
  fileNotSaved: {
    title: 'Das Experiment konnte nicht gespeichert werden',
    hint: 'Es steht noch im Formular. Platz schaffen oder in einem anderen Ordner speichern.',
  },
};

export const deFileText: Texts<typeof enFileText> = {
  'menu.openExperiment': 'Experiment öffnen …',
  'menu.saveExperiment': 'Experiment speichern unter …',
  'menu.openRecent': 'Zuletzt benutzt',
  'menu.clearRecent': 'Diese Liste leeren',
  'menu.recentFile': '{file} – {folder}',
  'files.dropHint': 'Hier ablegen, um das Experiment zu öffnen',
  'files.gone':
    '„{file}“ ist nicht mehr an seinem Ort. Die Datei wurde aus der Liste der zuletzt benutzten genommen; wurde sie verschoben, bitte von dort öffnen.',
  'files.menu': 'Experimentdatei',
  'files.openHelp': 'Aus einer Datei, die jemand gespeichert hat.',
  'files.saveHelp':
    'Als Datei zum Aufheben oder Weitergeben. Sie enthält das Experiment und sonst nichts.',
  'files.kind': 'Epoch-Lab-Experiment',
  'files.jsonKind': 'JSON',
  'files.opened': '„{file}“ geöffnet',
  'files.saved': 'Als „{file}“ gespeichert',
  'files.saveBlocked': 'Lässt sich noch nicht speichern: {problem}',
  'files.unreadable': '„{file}“ lässt sich nicht lesen ({reason}).',
  'files.notSaved':
    '„{file}“ konnte nicht geschrieben werden ({reason}). Was vorher dort war, ist erhalten.',
  'files.defaultName': 'Experiment',
  'experimentFile.problem': '{field}: {problem}',
  'experimentFile.misfit':
    '„{file}“ lässt sich nicht öffnen. {problem}{more, plural, =0 {} one { # weiterer Eintrag passt nicht.} other { # weitere Einträge passen nicht.}}',
  'experimentFile.noJson': '„{file}“ lässt sich nicht öffnen: Ihr Text ist kein gültiges JSON.',
  'experimentFile.newer':
    '„{file}“ lässt sich nicht öffnen: Die Datei stammt von einer neueren Version von Epoch Lab. Zum Öffnen diese Version installieren.',
  'experimentFile.tooLarge':
    '„{file}“ lässt sich nicht öffnen: Eine Experimentdatei hat höchstens {limit, number} KB.',
  'experimentFile.tooDeep':
    '„{file}“ lässt sich nicht öffnen: Ihre Klammern sind mehr als {depth, number}-fach verschachtelt.',
};
