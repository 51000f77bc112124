/** The German messages of the page that takes the window's place after a crash. */
import type { enCrash } from './en-crash';
import type { Texts } from './texts';

export const deCrash: Texts<typeof enCrash> = {
  'crash.title': 'Dieses Fenster arbeitet nicht mehr',
  'crash.what': 'Was geschehen ist',
  'crash.drawing':
    'Ein Fehler in Epoch Lab hat verhindert, dass das Fenster gezeichnet wird. An der Bedienung lag es nicht.',
  'crash.gone':
    'Der Prozess, der das Fenster zeichnet, {reason, select, oom {hatte keinen Speicher mehr} killed {wurde von außerhalb beendet} other {hat unerwartet geendet}}.',
  'crash.kept': 'Was erhalten ist',
  'crash.training':
    'Das Training läuft in einem eigenen Prozess weiter, jetzt in Epoche {epoch, number} von {epochs, number}: Nichts davon geht verloren.',
  'crash.paused':
    'Das Training ruht in Epoche {epoch, number} von {epochs, number}, in einem eigenen Prozess: Nichts davon geht verloren.',
  'crash.lastRun': 'Der letzte Lauf ist mit Modell, Verlauf und Einstellungen erhalten.',
  'crash.noRun': 'Gespeicherte Läufe und Einstellungen sind erhalten.',
  'crash.lost':
    'Änderungen am Experiment seit dem letzten Druck auf „Trainieren“ können verloren sein.',
  'crash.reload': 'Fenster neu laden',
  'crash.showLog': 'Protokoll zeigen',
  'crash.note':
    'Nichts wurde gesendet. Die Einzelheiten stehen in einem Protokoll auf diesem Rechner.',
};
