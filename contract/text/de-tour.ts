/** The German messages of the tour of the window. */
import type { enTour } from './en-tour';
import type { Texts } from './texts';

export const deTour: Texts<typeof enTour> = {
  'tour.label': 'Rundgang durch das Fenster',
  'tour.progress': 'Schritt {at} von {count}',
  'tour.next': 'Weiter',
  'tour.back': 'Zurück',
  'tour.done': 'Fertig',
  'tour.skip': 'Überspringen',
  'tour.network.title': 'Das Netz',
  'tour.network.text':
    'Schichten von der Eingabe zur Ausgabe. Eine wählen, um sie zu ändern, zum Verschieben ziehen, oder eine hinzufügen. So, wie es ist, kann es schon trainiert werden.',
  'tour.train.title': 'Trainieren',
  'tour.train.text':
    'Auf diesen Knopf kommt es an. Das Netz sieht alle Beispiele einige Male und lernt; Pause und Beenden gehen jederzeit.',
  'tour.curves.title': 'Beim Lernen zusehen',
  'tour.curves.text':
    'Der Verlust sollte sinken und die Genauigkeit steigen. Die Zeile unter den Kurven sagt in Worten, wie es geht und warum.',
  'tour.sketch.title': 'Ausprobieren',
  'tour.sketch.text':
    'Eine Ziffer zeichnen und sehen, wofür das Netz sie hält, schon während es trainiert. Bei einer Tabelle aus Zahlen werden hier die Eingaben eingestellt.',
  'tour.evaluate.title': 'Wie gut ist es?',
  'tour.evaluate.text':
    '„Auswerten“ prüft das Netz an Beispielen, die es nie gesehen hat, und zeigt, was es womit verwechselt.',
  'tour.settings.title': 'Nach eigenem Geschmack',
  'tour.settings.text':
    'Farbschema, Kontrast, Textgröße und Engines stehen in den Einstellungen. Dieser Rundgang ist im Menü „Hilfe“ zu finden.',
};
