/** The German text of the fields of optimizers and learning-rate schedules. */
import type { enOptimizerFields } from './en-optimizer-fields';
import type { Texts } from './texts';

export const deOptimizerFields: Texts<typeof enOptimizerFields> = {
  learningRate: {
    label: 'Lernrate',
    help: 'Wie weit jeder Schritt die Gewichte bewegt.',
    raise: 'Höher lernt schneller, bis der Verlust springt oder wächst.',
  },
  beta1: {
    label: 'Beta 1',
    help: 'Wie lange Adam vergangene Gradienten behält.',
    raise: 'Höher ist glatter und ändert die Richtung langsamer.',
  },
  beta2: {
    label: 'Beta 2',
    help: 'Wie lange Adam die Größe vergangener Gradienten behält.',
    raise: 'Höher macht die Schrittgrößen ruhiger.',
  },
  epsilon: {
    label: 'Epsilon',
    help: 'Eine kleine Zahl, die die Division sicher hält.',
    raise: 'Höher gleicht mehr dem einfachen Gradientenabstieg.',
  },
  momentum: {
    label: 'Momentum',
    help: 'Wie viel vom letzten Schritt in den nächsten übergeht.',
    raise: 'Höher läuft durch kleine Unebenheiten und kann überschießen.',
  },
  nesterov: {
    label: 'Nesterov',
    help: 'Den Gradienten erst nach einem Vorausblick entlang des Momentums nehmen.',
    raise: 'Kommt oft etwas schneller zur Ruhe als einfaches Momentum.',
  },
  rho: {
    label: 'Rho',
    help: 'Wie lange die Größe vergangener Gradienten behalten wird.',
    raise: 'Höher macht die Schrittgrößen ruhiger.',
  },
  weightDecay: {
    label: 'Gewichtsabnahme',
    help: 'Jeder Schritt nimmt jedem Gewicht diesen Anteil, mal Lernrate; 0 ist aus.',
    raise: 'Höher hält die Gewichte kleiner und mindert Überanpassung.',
  },
  clipnorm: {
    label: 'Norm begrenzen',
    help: 'Der längste Gradient, den ein Gewichtstensor haben darf; längere werden gekürzt. 0 ist aus.',
    raise: 'Kleiner zähmt plötzliche Sprünge; zu klein bremst das Lernen.',
  },
  clipvalue: {
    label: 'Wert begrenzen',
    help: 'Der größte Betrag eines einzelnen Gradienten; größere werden gekappt. 0 ist aus.',
    raise: 'Kleiner zähmt plötzliche Sprünge; zu klein bremst das Lernen.',
  },
  globalClipnorm: {
    label: 'Gesamtnorm begrenzen',
    help: 'Die größte Länge aller Gradienten zusammen; längere werden gekürzt. 0 ist aus.',
    raise: 'Kleiner zähmt plötzliche Sprünge; zu klein bremst das Lernen.',
  },
  amsgrad: {
    label: 'AMSGrad',
    help: 'Nach der bisher größten Gradientengröße gehen statt nach der jüngsten.',
    raise: 'Ein: kleinere, sicherere Schritte.',
  },
  centered: {
    label: 'Zentriert',
    help: 'Dadurch teilen, wie stark der Gradient schwankt, statt durch seine Größe.',
    raise: 'Ein: kann schneller lernen, wo Gradienten eine Richtung halten.',
  },
  initialAccumulatorValue: {
    label: 'Anfangswert der Summe',
    help: 'Womit die Summe der quadrierten Gradienten beginnt.',
    raise: 'Höher macht die ersten Schritte kleiner.',
  },
  decaySteps: {
    label: 'Abnahmeschritte',
    help: 'Über wie viele Schritte sie sinkt. Ein Schritt ist ein Batch: Eine Epoche hat Beispiele ÷ Batchgröße, aufgerundet.',
    raise: 'Höher lässt die Rate langsamer sinken.',
  },
  decayRate: {
    label: 'Abnahmerate',
    help: 'Wie stark die Rate über die Abnahmeschritte sinkt.',
    raise: 'Exponentiell: Höher sinkt weniger. Inverse Zeit: Höher sinkt mehr.',
  },
  staircase: {
    label: 'Treppe',
    help: 'Am Ende jedes Abschnitts auf einmal sinken, nicht in jedem Schritt ein wenig.',
    raise: 'Ein: Dazwischen bleibt die Rate gleich.',
  },
  scheduleAlpha: {
    label: 'Alpha',
    help: 'Die kleinste Lernrate, als Anteil der größten.',
    raise: 'Höher lernt am Ende schneller weiter.',
  },
  warmupTarget: {
    label: 'Ziel des Aufwärmens',
    help: 'Die Rate, auf die vor dem Sinken von der Lernrate aus gestiegen wird; 0 ist kein Aufwärmen.',
    raise: 'Höher lernt nach dem Aufwärmen schneller und kann überschießen.',
  },
  warmupSteps: {
    label: 'Aufwärmschritte',
    help: 'Wie viele Schritte (Batches) der Anstieg dauert.',
    raise: 'Mehr machen den Anfang sanfter.',
  },
  tMul: {
    label: 'Längenfaktor',
    help: 'Wievielmal so lang jede Welle ist wie die davor.',
    raise: 'Höher beginnt immer seltener neu.',
  },
  mMul: {
    label: 'Höhenfaktor',
    help: 'Wievielmal so hoch jede Welle beginnt wie die davor.',
    raise: 'Unter 1 werden die Neuanfänge sanfter.',
  },
  boundaries: {
    label: 'Grenzen',
    help: 'Die Schritte (Batches), nach denen der nächste Wert gilt. Eine Epoche hat Beispiele ÷ Batchgröße Schritte, aufgerundet.',
    raise: 'Spätere Grenzen behalten jede Rate länger.',
  },
  scheduleValues: {
    label: 'Werte',
    help: 'Die Lernraten, eine mehr, als es Grenzen gibt. Sie ersetzen die Lernrate oben.',
    raise: 'Höher lernt schneller, bis der Verlust springt.',
  },
  endLearningRate: {
    label: 'Endlernrate',
    help: 'Die Rate am Ende der Abnahmeschritte.',
    raise: 'Höher lernt am Ende schneller weiter.',
  },
  power: {
    label: 'Exponent',
    help: 'Die Form des Sinkens: 1 ist eine Gerade.',
    raise: 'Höher sinkt anfangs schneller.',
  },
  cycle: {
    label: 'Zyklus',
    help: 'Nach den Abnahmeschritten wieder steigen und sinken, statt unten zu bleiben.',
    raise: 'Ein: kann das Training spät noch lockern.',
  },
};
