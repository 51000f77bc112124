/** The German messages of the help: the screen, and the words of the pages that are made from the catalogue. */
import type { enHelp } from './en-help';
import type { Texts } from './texts';

export const deHelp: Texts<typeof enHelp> = {
  'nav.help': 'Hilfe',
  'menu.showHelp': 'Hilfe zu Epoch Lab',
  'help.title': 'Hilfe',
  'help.search': 'Hilfe durchsuchen',
  'help.clearSearch': 'Suche leeren',
  'help.none': 'Von „{search}“ handelt keine Seite der Hilfe.',
  'help.found': '{count, plural, one {# Seite} other {# Seiten}} gefunden',
  'help.contents': 'Seiten der Hilfe',
  'help.back': 'Alle Seiten',
  'help.more': 'Hilfe zu {name}',
  'help.group':
    '{group, select, guide {Anleitung} layers {Schichten} optimizers {Optimierer} schedules {Lernrate} losses {Verluste} metrics {Metriken} training {Training} other {Gewichte}}',
  'help.keras': 'In Keras:',
  'help.family': 'Familie: {family}.',
  'help.arguments': 'Argumente',
  'help.noArguments': 'Argumente gibt es keine.',
  'help.argument': 'Argument',
  'help.default': 'Vorgabe',
  'help.meaning': 'Was es bewirkt',
  'help.range':
    '{minSign, select, above {Über} other {Von}} {min} {maxSign, select, below {bis unter} other {bis}} {max}.',
  'help.oneOf': 'Eines von {options}.',
  'help.anyOf': 'Beliebige aus {options}.',
  'help.targets':
    'Für {targets, select, classes {Daten aus Klassen} values {Daten aus Zahlen} other {Daten aus Klassen und aus Zahlen}}.',
  'help.better': '{direction, select, lower {Niedriger ist besser.} other {Höher ist besser.}}',
  'help.run': 'Wie lange und woran',
  'help.activations': 'Aktivierungen',
  'help.initializers': 'Initialisierungen',
  'help.regularizers': 'Regularisierungen',
  'help.activationsLead': 'Was ein Neuron aus seiner Summe macht, bevor es sie weitergibt.',
  'help.initializersLead': 'Womit die Gewichte beginnen, vor dem ersten Schritt.',
  'help.regularizersLead':
    'Eine Strafe auf große Gewichte, die zum Verlust hinzukommt, gegen Überanpassung.',
  'help.name': 'Name',
  'help.keyboard': 'Tastatur',
  'help.keyboardLead': 'Alles, was mit der Maus geht, geht auch mit der Tastatur.',
  'help.command': 'Befehl',
  'help.keys': 'Tasten',
  'help.or': ' oder ',

  'help.activation.linear': 'x: Nichts wird geändert. Für die letzte Schicht einer Regression.',
  'help.activation.relu': 'max(x, 0). Schnell, und gut in verborgenen Schichten.',
  'help.activation.leaky_relu': 'x, unter 0 aber 0,2 · x: Kein Neuron verstummt für immer.',
  'help.activation.elu': 'x, unter 0 aber eˣ − 1: glatter als relu.',
  'help.activation.selu':
    'elu, so skaliert, dass Werte von Schicht zu Schicht Mittelwert 0 und Varianz 1 behalten.',
  'help.activation.gelu':
    'x mal der Anteil einer Normalverteilung, der unter x liegt. Üblich in Transformern.',
  'help.activation.silu': 'x · sigmoid(x). Glatt, und oft ein wenig besser als relu.',
  'help.activation.mish': 'x · tanh(softplus(x)). Ähnlich wie silu.',
  'help.activation.sigmoid': '1 / (1 + e⁻ˣ), zwischen 0 und 1. Für Ja oder Nein.',
  'help.activation.hard_sigmoid': 'sigmoid aus drei geraden Stücken: schneller, weniger genau.',
  'help.activation.tanh': 'Zwischen −1 und 1. Üblich in rekurrenten Schichten.',
  'help.activation.softplus': 'ln(1 + eˣ): relu mit runder Ecke.',
  'help.activation.softsign': 'x / (1 + |x|): wie tanh, läuft aber langsamer aus.',
  'help.activation.exponential': 'eˣ: immer über 0.',
  'help.activation.softmax':
    'Wahrscheinlichkeiten, deren Summe 1 ist. Für die letzte Schicht, wenn es Klassen gibt.',

  'help.initializer.zeros': 'Alle 0. Üblich für den Bias.',
  'help.initializer.ones': 'Alle 1.',
  'help.initializer.constant': 'Alle derselbe Wert.',
  'help.initializer.random_uniform': 'Gleichmäßig zwischen zwei Grenzen verteilt.',
  'help.initializer.random_normal': 'Aus einer Normalverteilung gezogen.',
  'help.initializer.truncated_normal':
    'Dasselbe, aber jenseits von zwei Standardabweichungen neu gezogen.',
  'help.initializer.glorot_uniform':
    'Gleichmäßig verteilt; die Grenzen richten sich nach den Ein- und Ausgaben der Schicht. Die übliche Wahl von Keras.',
  'help.initializer.glorot_normal': 'Dasselbe, aus einer gestutzten Normalverteilung.',
  'help.initializer.he_uniform':
    'Gleichmäßig verteilt; die Grenzen richten sich nach den Eingaben. Gut vor relu.',
  'help.initializer.he_normal': 'Dasselbe, aus einer gestutzten Normalverteilung.',
  'help.initializer.lecun_uniform':
    'Gleichmäßig verteilt; die Grenzen richten sich nach den Eingaben. Gut vor selu.',
  'help.initializer.lecun_normal': 'Dasselbe, aus einer gestutzten Normalverteilung.',
  'help.initializer.orthogonal':
    'Spalten, die senkrecht aufeinander stehen. Üblich für das Gedächtnis rekurrenter Schichten.',

  'help.regularizer.none': 'Keine Strafe.',
  'help.regularizer.L1': 'l1 · Σ|w|: Viele Gewichte werden 0.',
  'help.regularizer.L2': 'l2 · Σw²: Große Gewichte schrumpfen am meisten.',
  'help.regularizer.L1L2': 'Beides zusammen.',
};
