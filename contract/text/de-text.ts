/** The German messages read by `t()`, by the place where they are shown. */
import { deEnginePackText } from './de-engine-packs';
import { deEngineText } from './de-engine-text';
import { deFileText } from './de-files';
import { deHelp } from './de-help';
import { deLabText } from './de-lab-text';
import { deMainText } from './de-main-text';
import { deSettings } from './de-settings';
import { deTour } from './de-tour';
import type { enText } from './en-text';
import type { Texts } from './texts';

export const deText: Texts<typeof enText> = {
  ...deEngineText,
  ...deEnginePackText,
  ...deFileText,
  ...deLabText,
  ...deHelp,
  ...deMainText,
  ...deSettings,
  ...deTour,

  'app.name': 'Epoch Lab',
  'preset.tutorial': 'Handgeschriebene Ziffern, erstes Netz',
  'preset.deep': 'Handgeschriebene Ziffern, tiefes Netz',
  'preset.lstm': 'Handgeschriebene Ziffern, LSTM über Zeilen',
  'preset.gru': 'Handgeschriebene Ziffern, GRU über Zeilen',
  'preset.simpleRnn': 'Handgeschriebene Ziffern, SimpleRNN über Zeilen',
  'problem.number': 'Eine Zahl eingeben.',
  'problem.int': 'Eine ganze Zahl von {min} bis {max} eingeben.',
  'problem.real':
    'Eine Zahl {minSign, select, above {über} other {ab}} {min} {maxSign, select, below {und unter} other {bis}} {max} eingeben.',
  'problem.choice': 'Eines davon wählen: {options}.',
  'problem.numbers':
    '{fewest, select, same {{most}} other {{fewest} bis {most}}} {kind, select, whole {ganze Zahlen} other {Zahlen}} von {min} bis {max} eingeben.',
  'problem.toggle': 'Ein oder aus wählen.',
  'problem.unknownKey': 'Unbekannter Eintrag „{key}“: bitte entfernen.',
  'problem.missing': 'Der Eintrag „{key}“ fehlt: bitte ergänzen.',
  'problem.invalid': 'Erwartet: {expected}; da steht: {received}.',
  'problem.form':
    "{form, select, string {ein Text in Anführungszeichen} number {eine Zahl} boolean {true oder false} Object {geschweifte Klammern '{'…'}'} Array {eine Liste […]} other {{form}}}",
  'problem.length':
    '{rule, select, min_length {Zu kurz: mindestens} other {Zu lang: höchstens}} {limit}.',
  'problem.outputClasses':
    'Die letzte Schicht gibt {shape}, es sind aber {classes} Klassen. Mit Dense({classes}, softmax) enden.',
  'problem.lossTargets':
    'Dieser Verlust passt nicht zu den Zielwerten des Datensatzes. Einen anderen wählen.',
  'problem.nothingToTrain':
    'Zum Trainieren bleibt kein Beispiel übrig. Den Validierungsanteil verkleinern.',
  'problem.needsImage':
    '{layer} braucht ein Bild aus Höhe × Breite × Kanälen, bekommt aber {shape}. {mend, select, reshape {Davor Reshape({target}) einfügen.} other {Dorthin verschieben, wo das Bild noch seine Form hat.}}',
  'problem.needsSteps':
    '{layer} braucht Schritte × Kanäle, bekommt aber {shape}. {mend, select, reshape {Davor Reshape({target}) einfügen.} other {Dorthin verschieben, wo die Schritte noch da sind.}}',
  'problem.windowTooLarge':
    'Das Fenster von {layer} reicht über {window}, die Eingabe ist aber nur {shape}. Das Fenster verkleinern oder als Padding „same“ wählen.',
  'problem.stridesAndDilation':
    '{layer} kann nicht zugleich eine Schrittweite und eine Dilatation über 1 haben. Eines von beiden auf 1 setzen.',
  'problem.groupsOfChannels':
    '{channels} Eingabekanäle lassen sich nicht in {groups} gleiche Gruppen teilen. Eine Gruppenzahl wählen, die {channels} teilt.',
  'problem.groupsOfFilters':
    '{filters} Filter lassen sich nicht in {groups} gleiche Gruppen teilen. Eine Filterzahl wählen, die ein Vielfaches von {groups} ist.',
  'problem.choices': 'Beliebige aus {options} wählen, jedes einmal.',
  'problem.paddingCount':
    'ZeroPadding2D nimmt 1, 2 oder 4 Zahlen, nicht {count}: ringsum; Höhe, Breite; oder oben, unten, links, rechts.',
  'problem.oneClipping':
    'Nur eines von clipnorm, clipvalue und global clipnorm kann verwendet werden. Die anderen auf 0 setzen.',
  'problem.boundariesOrder': 'Die Grenzen aufsteigend eingeben.',
  'problem.scheduleValues':
    '{count} Werte eingeben: einen mehr, als es Grenzen gibt; der erste gilt bis zur ersten Grenze.',
  'problem.classWeight':
    'Da {length, plural, one {ist # Klassengewicht} other {sind # Klassengewichte}} für {classes, plural, =0 {einen Datensatz ohne Klassen} one {# Klasse} other {# Klassen}}. {classes, plural, =0 {Das Feld leer lassen} other {Für jede Klasse ein Gewicht angeben oder keines}}.',
  'problem.needsChannels':
    '{layer} braucht ein Bild mit Kanälen (Höhe × Breite × Kanäle), bekommt aber {shape}. Davor eine Reshape-Schicht einfügen.',
  'problem.reshape':
    '{from} hat {size} Zahlen; sie passen nicht in {to}. Achsen wählen, deren Produkt {size} ist; eine davon darf -1 sein.',
  'problem.needsSequence':
    '{layer} braucht eine Folge aus Schritten × Merkmalen, bekommt aber {shape}. Eine rekurrente Schicht davor muss Folgen zurückgeben.',
  'problem.outputAxes':
    'Die letzte Schicht gibt {shape}, es sind aber {classes} Klassen. Vor dem letzten Dense({classes}, softmax) eine Flatten-Schicht einfügen.',
  'problem.metricTargets':
    'Die Metrik {metric} passt nicht zu den Zielwerten des Datensatzes. Bitte weglassen.',
  'problem.outputValues':
    'Die letzte Schicht gibt {shape}, die Zielwerte des Datensatzes sind aber {expected}. Mit Dense({expected}) enden.',
  'preset.regression': 'Verbrauch von Autos',
  'preset.cnn': 'Handgeschriebene Ziffern, Faltungsnetz',
  'problem.memoryOfWeights':
    'Dieses Netz braucht zum Trainieren etwa {need, number, ::.0} GB, eine Engine fasst aber {limit, number} GB. Hier weniger Neuronen oder Filter nehmen oder weniger Schichten.',
  'problem.memoryOfBatch':
    'Ein Batch dieses Netzes braucht etwa {need, number, ::.0} GB, eine Engine fasst aber {limit, number} GB. Einen kleineren Batch nehmen.',
};
