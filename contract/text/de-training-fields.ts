/** The German text of the fields of training: loss, run, engine, and which optimizer and schedule. */
import type { enTrainingFields } from './en-training-fields';
import type { Texts } from './texts';

export const deTrainingFields: Texts<typeof enTrainingFields> = {
  optimizer: {
    label: 'Optimierer',
    help: 'Die Regel, die aus Gradienten Schritte macht.',
    raise: 'Adam arbeitet ohne viel Einstellen gut.',
  },
  loss: {
    label: 'Verlust',
    help: 'Die Zahl, die das Training klein macht.',
    raise: 'Für Klassen categorical_crossentropy nehmen.',
  },
  epochs: {
    label: 'Epochen',
    help: 'Wie oft alle Beispiele gesehen werden.',
    raise: 'Mehr lernt mehr, bis sich das Netz überanpasst.',
  },
  batchSize: {
    label: 'Batchgröße',
    help: 'Wie viele Beispiele einen Schritt ergeben.',
    raise: 'Größer läuft schneller, mit weniger und glatteren Schritten.',
  },
  validationSplit: {
    label: 'Validierungsanteil',
    help: 'Der letzte Teil der Beispiele, zum Prüfen zurückgelegt.',
    raise: 'Mehr prüft besser und lernt aus weniger.',
  },
  shuffle: {
    label: 'Mischen',
    help: 'Die Beispiele vor jeder Epoche neu mischen.',
    raise: 'Ohne kann ihre Reihenfolge in die Irre führen.',
  },
  seed: {
    label: 'Startwert',
    help: 'Der Anfang allen Zufalls: Derselbe wiederholt einen Lauf.',
    raise: 'Ein anderer ergibt einen ähnlichen Lauf.',
  },
  engine: {
    label: 'Engine',
    help: 'Was das Training rechnet.',
    raise: '„Automatisch“ nimmt die schnellste, die dieses Netz trainieren kann.',
  },
  precision: {
    label: 'Präzision',
    help: 'Schnell, oder auf jedem Rechner dieselben Bits.',
    raise: 'Beide sind gleich genau.',
  },
  threads: {
    label: 'Threads',
    help: 'Wie viele Prozessorkerne; 0 nimmt alle, die da sind.',
    raise: 'Mehr helfen großen Netzen am meisten.',
  },
  schedule: {
    label: 'Lernratenplan',
    help: 'Wie sich die Lernrate beim Training ändert.',
    raise: 'Eine sinkende Rate endet oft etwas besser.',
  },
  labelSmoothing: {
    label: 'Label-Glättung',
    help: 'Der Anteil jedes Zielwerts, der gleichmäßig verteilt wird.',
    raise: 'Höher macht das Netz weniger selbstsicher.',
  },
  delta: {
    label: 'Delta',
    help: 'Der Abstand, ab dem Fehler einfach statt quadriert zählen.',
    raise: 'Höher hört mehr auf Ausreißer.',
  },
  metrics: {
    label: 'Metriken',
    help: 'Was eine Auswertung außer dem Verlust misst.',
    raise: 'Am Lernen ändern sie nichts.',
  },
  classWeight: {
    label: 'Klassengewichte',
    help: 'Wie viel jede Klasse im Verlust zählt; aus: alle gleich viel.',
    raise: 'Eine schwerere Klasse wird seltener verfehlt.',
  },
};
