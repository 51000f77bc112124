/** The German messages of training, engines and data files, read by `t()`. */
import type { enEngineText } from './en-engine-text';
import type { Texts } from './texts';

export const deEngineText: Texts<typeof enEngineText> = {
  'training.diverged':
    'In Schritt {step} der Epoche {epoch} war der Verlust keine Zahl mehr. Das Training ist beendet; der Verlauf bis dahin ist erhalten. Eine kleinere Lernrate versuchen.',
  'training.evaluationDiverged':
    'Die Antworten des Netzes sind keine Zahlen mehr; es lässt sich nicht auswerten. Mit einer kleineren Lernrate neu trainieren.',

  'engine.reasonChosen': 'Im Experiment gewählt.',
  'engine.reasonFastest': 'Die schnellste Engine, die dieses Netz trainieren kann.',
  'engine.reasonFallback': 'Die eingebaute Engine war nicht verwendbar: {problem}',
  'engine.reasonRace': '{winner}: bei diesem Modell {times}-mal so schnell wie {loser}.',
  'engine.reasonAsFast': '{winner}: bei diesem Modell etwa so schnell wie {loser}.',
  'engine.reasonAlone': 'Die eingebaute Engine, weil TensorFlow nicht verwendbar war: {problem}',
  'engine.raceName':
    '{id, select, builtin {Eingebaut} tensorflow {{isGpu, select, yes {TensorFlow GPU} other {TensorFlow CPU}}} other {Referenz}}',
  'engine.referenceDevice': 'CPU, reines TypeScript (float64)',
  'engine.builtinDevice':
    'CPU, WebAssembly SIMD ({precision, select, fast {Fused Multiply-Add} other {auf jedem Rechner dieselben Bits}})',
  'engine.kernelsUnusable':
    'Die eingebaute Engine läuft auf diesem Rechner nicht: Ihre Kernel haben die Prüfung beim Start nicht bestanden ({problem}).',
  'engine.tensorflowDevice':
    '{kind, select, gpu {GPU} other {CPU}}, {name}{memory, plural, =0 {} other { (# GiB)}}, TensorFlow',
  'engine.tensorflowOutOfMemory':
    'TensorFlow hatte auf der {kind, select, gpu {GPU} other {CPU}} ({name}) keinen Speicher mehr. Der Lauf ist beendet; sein letzter Zwischenstand ist erhalten. Einen kleineren Batch oder weniger Neuronen nehmen oder mit der eingebauten Engine weitermachen.',
  'engine.deviceLost':
    'Die GPU ({name}) antwortet nicht mehr. Der Lauf ist beendet; sein letzter Zwischenstand ist erhalten. Mit der eingebauten Engine weitermachen oder neu trainieren, sobald die GPU wieder da ist.',
  'engine.tensorflowFailed':
    'TensorFlow hat mit einem eigenen Fehler angehalten (Status {status}). Der Lauf ist beendet; sein letzter Zwischenstand ist erhalten. Mit der eingebauten Engine weitermachen.',
  'engine.tensorflowWrong':
    'TensorFlow rechnet auf diesem Rechner nicht, wie es soll, und wird nicht verwendet ({problem}). Die Engine unter Einstellungen > Engines prüfen oder die eingebaute Engine verwenden.',
  'engine.tensorflowMissing':
    'TensorFlow ist nicht installiert. Unter Einstellungen > Engines installieren oder mit npm run engine:tensorflow.',
  'engine.samplesOutOfMemory': 'Für diese {count} Beispiele reicht der Speicher nicht.',
  'engine.outOfMemory':
    'Für dieses Netz reicht der Speicher nicht. Weniger Neuronen, weniger Schichten oder einen kleineren Batch nehmen.',
  'engine.lacksLayer': 'Die eingebaute Engine kennt {kind} noch nicht.',
  'engine.stateMismatch':
    'Der gespeicherte Stand gehört nicht zu diesem Netz: „{tensor}“ passt nicht. Nichts wurde geändert.',

  'data.corrupt':
    'Die Datendatei „{file}“ ist beschädigt: {problem} ({field}, Byte {offset}). Nichts wurde geladen. Epoch Lab neu installieren, um sie wiederherzustellen.',
  'data.checksum':
    'Die Datendatei „{file}“ ist nicht das Original: Ihre Prüfsumme weicht ab. Nichts wurde geladen. Epoch Lab neu installieren, um sie wiederherzustellen.',
  'data.tooShort': 'sie sollte {expected} Bytes oder mehr haben, endet aber nach {found}',
  'data.trailingBytes':
    'wo sie enden sollte, {count, plural, one {folgt # Byte} other {folgen # Bytes}}',
  'data.notIdx': 'sie beginnt nicht wie eine IDX-Datei',
  'data.elementType': 'ihre Elemente haben den Typ {type}, nicht vorzeichenlose Bytes',
  'data.rank': 'sie hat {found} Dimensionen, nicht {expected}',
  'data.dimension': 'eine Dimension von {dimension} ist nicht möglich',
  'data.imageSize': 'ihre Bilder sind {size}, nicht 28 × 28',
  'data.labelCount': 'sie hat {labels} Klassenangaben für {images} Bilder',
  'data.label': 'eine Klasse ist {label}, die Klassen reichen aber von 0 bis {last}',
};
