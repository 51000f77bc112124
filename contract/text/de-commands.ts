/** The German messages of the command palette and of what is about the app itself. */
import type { enCommands } from './en-commands';
import type { Texts } from './texts';

export const deCommands: Texts<typeof enCommands> = {
  'palette.title': 'Befehle',
  'palette.search': 'Befehle durchsuchen',
  'palette.none': 'Kein Befehl heißt so.',
  'palette.group':
    '{group, select, run {Training} experiment {Experiment} view {Gehe zu} window {Fenster} other {Hilfe}}',

  'command.undoEdit': 'Letzte Änderung am Experiment rückgängig machen',
  'command.showSettings': 'Einstellungen',
  'command.preset': 'Beginnen mit: {name}',
  'command.theme': 'Farbschema: {theme}',
  'command.contrast': 'Kontrast: {contrast}',
  'refusal.contrastChosen': 'Dieser Kontrast ist bereits gewählt.',

  'refusal.pending': 'Der letzte Befehl wird noch ausgeführt.',
  'refusal.active': 'Das Training läuft: erst beenden.',
  'refusal.notActive': 'Es wird gerade nichts trainiert.',
  'refusal.noRun': 'Noch wurde nichts trainiert.',
  'refusal.failed': 'Das letzte Training ist fehlgeschlagen: bitte neu trainieren.',
  'refusal.nothingToUndo': 'Es gibt keine Änderung zum Rückgängigmachen.',
  'refusal.noSketch': 'Die Beispiele dieses Datensatzes lassen sich nicht zeichnen.',
  'refusal.noStroke': 'Es gibt keinen Strich zum Zurücknehmen.',
  'refusal.emptySketch': 'Das Zeichenfeld ist leer.',
  'refusal.textLargest': 'Größer kann der Text nicht werden.',
  'refusal.textSmallest': 'Kleiner kann der Text nicht werden.',
  'refusal.themeChosen': 'Dieses Farbschema ist bereits gewählt.',

  'about.title': 'Über Epoch Lab',
  'about.version': 'Version {version}',
  'about.promise':
    'Nichts verlässt diesen Rechner: Daten, Zeichnungen und Netze bleiben hier, und Epoch Lab öffnet von sich aus keine Verbindung. Ein Engine-Paket wird nur auf Wunsch geladen.',
  'about.versions': 'Gebaut mit',
  'about.electron': 'Electron',
  'about.chromium': 'Chromium',
  'about.node': 'Node.js',
  'about.system': 'System',
  'about.engine': 'Engine',
  'about.engineNone': 'Noch keine in Gebrauch: Sie wird zu Beginn des Trainings gewählt.',
  'about.engineName': '{name} {version}, {threads, plural, one {# Thread} other {# Threads}}',
  'about.reason': 'Warum diese',
  'about.licence': 'Epoch Lab ist freie Software unter der MIT-Lizenz.',
  'about.licences': 'Lizenzen der enthaltenen Software',
  'about.licencesFailed':
    'Die Liste der Lizenzen lässt sich nicht lesen: bitte Epoch Lab neu installieren.',
  'about.back': 'Zurück',
  'about.copy': 'Kopieren',
  'about.copied': 'Kopiert',
  'about.open': 'Versionen und Lizenzen',
};
