/** The German messages of the app around the window: menu, dialogs, notifications, saved runs and the command line. */
import type { enMainText } from './en-main-text';
import type { Texts } from './texts';

export const deMainText: Texts<typeof enMainText> = {
  'menu.file': 'Datei',
  'menu.edit': 'Bearbeiten',
  'menu.run': 'Training',
  'menu.view': 'Ansicht',
  'menu.help': 'Hilfe',
  'menu.newFromPreset': 'Neu aus Vorlage',
  'menu.undoSketch': 'Letzten Strich zurücknehmen',
  'menu.clearSketch': 'Zeichenfeld leeren',
  'menu.train': 'Trainieren',
  'menu.pauseOrResume': 'Pause oder weiter',
  'menu.stop': 'Beenden und behalten',
  'menu.continue': '5 Epochen weiter trainieren',
  'menu.showLab': 'Labor',
  'menu.showEvaluate': 'Auswerten',
  'menu.textNormal': 'Textgröße 100 %',
  'menu.textLarger': 'Text vergrößern',
  'menu.textSmaller': 'Text verkleinern',
  'menu.showTour': 'Rundgang durch das Fenster',
  'menu.showShortcuts': 'Tastenkürzel',
  'menu.showPalette': 'Befehlspalette',
  'menu.showAbout': 'Über Epoch Lab',
  'menu.showRuns': 'Gespeicherte Läufe zeigen',
  'menu.showLog': 'Protokoll zeigen',
  'menu.role.undo': 'Rückgängig',
  'menu.role.redo': 'Wiederholen',
  'menu.role.cut': 'Ausschneiden',
  'menu.role.copy': 'Kopieren',
  'menu.role.paste': 'Einfügen',
  'menu.role.selectAll': 'Alles auswählen',
  'menu.role.fullScreen': 'Vollbild',
  'menu.role.minimize': 'Minimieren',
  'menu.role.close': 'Fenster schließen',
  'menu.role.quit': 'Beenden',
  'menu.role.reload': 'Neu laden',
  'menu.role.tools': 'Entwicklerwerkzeuge',
  'menu.role.services': 'Dienste',
  'menu.role.hide': 'Epoch Lab ausblenden',
  'menu.role.hideOthers': 'Andere ausblenden',
  'menu.role.unhide': 'Alle einblenden',
  'menu.role.zoom': 'Zoomen',
  'menu.role.front': 'Alle nach vorne bringen',

  'window.title': 'Epoch Lab',
  'window.titleTraining': 'Epoche {epoch, number} von {total, number} – Epoch Lab',
  'window.titlePaused': 'Pause in Epoche {epoch, number} von {total, number} – Epoch Lab',

  'notification.finished': 'Das Training ist fertig',
  'notification.finishedBody': 'Testgenauigkeit {accuracy, number, ::percent .00}.',
  'notification.failed': 'Das Training hat vorzeitig geendet',

  'main.dataFolderWarning':
    'In {folder} lässt sich nichts speichern. Einstellungen werden nicht gemerkt, und das Training braucht einen Ordner für seine Läufe: die Rechte des Ordners prüfen oder Platz schaffen.',
  'main.windowMissing':
    'In dieser Kopie von Epoch Lab fehlen die Dateien des Fensters. Bitte neu installieren oder im Ordner des Quelltexts „npm run build“ ausführen.',
  'main.requestRefused': 'Die Anfrage „{command}“ wurde abgelehnt. Nichts wurde geändert.',
  'main.requestFailed':
    '„{command}“ ist in Epoch Lab fehlgeschlagen. Nichts wurde geändert; Einzelheiten stehen im Protokoll.',
  'main.requestTimedOut':
    '„{command}“ bekam vom Trainingsprozess in {seconds, number} Sekunden keine Antwort.',
  'main.trainerCrashed':
    'Der Trainingsprozess hat unerwartet geendet ({reason}). {saved, select, checkpoint {Der Lauf ist bis Schritt {step, number} gespeichert: dort weitermachen oder neu trainieren.} run {Vom Lauf war noch nichts gespeichert: „Trainieren“ drücken, um neu zu beginnen.} other {Ein neuer Prozess steht bereit: „Trainieren“ drücken, um zu beginnen.}}',
  'main.crashSilent': 'keine Antwort',
  'main.crashCode': 'Exitcode {code}',
  'main.trainerEnded': 'Der Trainingsprozess hat geendet.',
  'main.trainerGaveUp':
    'Der Trainingsprozess hat in fünf Minuten {count, number}-mal unerwartet geendet ({reason}). {saved, select, checkpoint {Der Lauf ist bis Schritt {step, number} gespeichert: für einen weiteren Versuch dort weitermachen oder neu trainieren.} other {Für einen weiteren Versuch „Trainieren“ drücken.}}',

  'runs.notWritable':
    'Der Lauf konnte in {folder} nicht gespeichert werden ({reason}). {kept, select, model {Das trainierte Modell bleibt im Speicher, bis neu trainiert oder Epoch Lab geschlossen wird: Auswerten und Ausprobieren gehen weiter. Sobald Platz ist, einige Epochen weiter trainieren: Dann wird es gespeichert. Was früher gespeichert wurde, ist erhalten.} other {Das Training hat nicht begonnen, also ist nichts verloren. Die Rechte des Ordners prüfen oder Platz schaffen.}}',
  'runs.nothingSaved':
    'Von diesem Lauf war in {folder} noch nichts gespeichert; er kann nicht weitergehen. Neu trainieren, um von vorn zu beginnen.',
  'runs.damaged':
    'Was von diesem Lauf in {folder} gespeichert ist, ist beschädigt oder unvollständig; er kann nicht weitergehen. Die Dateien wurden gelassen, wie sie waren. Neu trainieren, um von vorn zu beginnen.',
  'runs.modelCorrupt':
    'Das gespeicherte Modell ist beschädigt und lässt sich nicht öffnen. Die Datei wurde gelassen, wie sie war.',

  'engine.kernelsMissing':
    'In {folder} fehlen die Dateien der eingebauten Engine ({reason}). Epoch Lab neu installieren oder im Ordner des Quelltexts „npm run build“ ausführen.',

  'data.missing':
    'Die Datendatei {file} lässt sich nicht lesen ({reason}). Nichts wurde geändert. Epoch Lab neu installieren, um sie wiederherzustellen.',

  'training.startStopped': 'Angehalten, während das Netz gebaut wurde. Nichts wurde geändert.',
  'training.busy': 'Eine andere Anfrage wird noch vorbereitet. Bitte gleich noch einmal versuchen.',
  'training.illegal':
    '„{command}“ ist nicht möglich, {phase, select, idle {solange noch nichts trainiert ist} training {während das Training läuft} paused {während das Training ruht} stopped {nachdem das Training beendet wurde} finished {nachdem das Training fertig ist} other {nachdem das letzte Training fehlgeschlagen ist}}.',
  'training.noModel': 'Es gibt noch kein trainiertes Modell. Zuerst trainieren.',
  'training.pixelCount':
    'Gebraucht wird ein Bild aus {expected, number} Pixeln, es kamen aber {received, number}.',
  'training.sampleIndex':
    'Ein Beispiel {index, number} gibt es nicht: Sie sind von 0 bis {last, number} nummeriert.',
  'training.failedInside':
    'Das Training hat wegen eines Fehlers in Epoch Lab geendet. Einzelheiten stehen im Protokoll.',

  'cli.help': `Trainiert ein Netz im Terminal und speichert den Lauf.

Aufruf: npm run train -- [Optionen]

  --preset NAME       Fertiges Experiment: {presets} (ohne Angabe: tutorial)
  --experiment DATEI  Experiment als JSON, anstelle einer Vorlage
  --epochs N          Wie oft alle Beispiele durchlaufen werden
  --batch-size N      Beispiele je Schritt
  --seed N            Startwert des Zufalls: derselbe wiederholt denselben Lauf
  --engine NAME       {engines}
  --threads N         Prozessorkerne; 0 nimmt, was der Rechner hat
  --precision NAME    {precisions}
  --out ORDNER        Wohin der Ordner des Laufs kommt (ohne Angabe: {out})
  --json              Je Zeile ein JSON-Objekt auf die Standardausgabe, sonst nichts
  --help              Diesen Text zeigen

Strg-C beendet den Lauf und behält Modell, Verlauf und Einstellungen; ein zweites Strg-C bricht sofort ab.
Rückgabewert: 0 fertig, 1 der Lauf ist fehlgeschlagen, 2 falsche Argumente, 130 mit Strg-C beendet (der Lauf ist gespeichert).`,
  'cli.badArguments': '{problem}\nMit --help zeigen, was möglich ist.',
  'cli.presetOrExperiment': 'Entweder --preset oder --experiment angeben, nicht beides.',
  'cli.unknownPreset': 'Eine Vorlage „{preset}“ gibt es nicht. Möglich sind: {presets}.',
  'cli.notANumber': '{option} braucht eine ganze Zahl, bekam aber „{value}“.',
  'cli.experimentProblem': '{path}: {message}',
  'cli.engine':
    'Engine: {id} {version}, {device}, {threads, plural, one {# Thread} other {# Threads}}, {precision}',
  'cli.engineReason': '  ({reason})',
  'cli.data': 'Training an {training, number} Beispielen, Validierung an {validation, number}',
  'cli.epoch': 'Epoche {epoch}/{total}',
  'cli.test': 'Testverlust: {loss} - Testgenauigkeit: {accuracy}',
  'cli.saved': 'Lauf gespeichert in {folder}',
  'cli.stopped': 'Beendet; alles bis hierher ist erhalten.',
  'cli.stopping': 'Wird beendet und gespeichert (noch ein Strg-C bricht sofort ab) …',
  'cli.testLoss': 'Testverlust: {loss}',
  'notification.finishedLoss': 'Testverlust {loss, number, ::.0000}.',
  'training.rowValues':
    'Gebraucht wird eine Zeile aus {expected, number} Werten, einem je Spalte; es kam etwas anderes.',
  'training.noPictures':
    'Die Beispiele dieses Datensatzes sind keine Bilder; bitte nach seinen Zeilen fragen.',
};
