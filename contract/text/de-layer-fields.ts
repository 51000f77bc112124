/** The German text of the fields of layers and of their weights; those of layers over images: de-image-fields.ts. */
import type { enLayerFields } from './en-layer-fields';
import type { Texts } from './texts';

export const deLayerFields: Texts<typeof enLayerFields> = {
  activation: {
    label: 'Aktivierung',
    help: 'Die Funktion, die auf jede Ausgabe angewandt wird.',
    raise: 'relu passt zu verborgenen Schichten; softmax gibt Wahrscheinlichkeiten.',
  },
  units: {
    label: 'Neuronen',
    help: 'Wie viele Ausgaben diese Schicht hat.',
    raise: 'Mehr lernen feinere Formen und überanpassen sich eher.',
  },
  rate: {
    label: 'Rate',
    help: 'Der Anteil der Eingaben, der beim Training ausgeschaltet wird.',
    raise: 'Höher überanpasst sich weniger und lernt langsamer.',
  },
  l1: {
    label: 'L1',
    help: 'Eine Strafe auf die Summe der Gewichtsbeträge.',
    raise: 'Höher bringt mehr Gewichte fast auf 0.',
  },
  l2: {
    label: 'L2',
    help: 'Eine Strafe auf die Summe der Gewichtsquadrate.',
    raise: 'Höher hält die Gewichte klein und mindert Überanpassung.',
  },
  value: {
    label: 'Wert',
    help: 'Womit jedes Gewicht beginnt.',
    raise: 'Gleiche Gewichte lernen gleich: gedacht für den Bias.',
  },
  minval: {
    label: 'Kleinster Wert',
    help: 'Von hier an beginnen die Gewichte zufällig.',
    raise: 'Ein weiterer Bereich macht die Ausgaben anfangs größer.',
  },
  maxval: {
    label: 'Größter Wert',
    help: 'Bis hier beginnen die Gewichte zufällig.',
    raise: 'Ein weiterer Bereich macht die Ausgaben anfangs größer.',
  },
  mean: {
    label: 'Mittelwert',
    help: 'Die Mitte der Werte, mit denen die Gewichte beginnen.',
    raise: 'Fern von 0 gehen anfangs alle Ausgaben in dieselbe Richtung.',
  },
  stddev: {
    label: 'Standardabweichung',
    help: 'Wie weit die Anfangswerte streuen.',
    raise: 'Höher macht die Ausgaben anfangs größer.',
  },
  gain: {
    label: 'Verstärkung',
    help: 'Womit die orthogonale Matrix multipliziert wird.',
    raise: 'Über 1 wachsen die Signale von Schicht zu Schicht.',
  },
  targetShape: {
    label: 'Zielform',
    help: 'Die neuen Achsen; eine darf -1 sein und nimmt, was übrig ist.',
    raise: 'Das Produkt muss gleich bleiben.',
  },
  movingMomentum: {
    label: 'Momentum',
    help: 'Wie lange die gleitenden Mittel vergangene Batches behalten.',
    raise: 'Höher ist ruhiger und folgt langsamer.',
  },
  varianceEpsilon: {
    label: 'Epsilon',
    help: 'Wird zur Varianz addiert, damit die Division sicher bleibt.',
    raise: 'Höher streckt flache Eingaben weniger.',
  },
  center: {
    label: 'Zentrieren',
    help: 'Einen gelernten Versatz (beta) addieren.',
    raise: 'Aus: Das Ergebnis behält den Mittelwert 0.',
  },
  scale: {
    label: 'Skalieren',
    help: 'Mit einem gelernten Faktor (gamma) multiplizieren.',
    raise: 'Direkt vor einer linearen Schicht unnötig.',
  },
  betaInitializer: {
    label: 'Beta-Initialisierung',
    help: 'Womit die Versätze beginnen.',
    raise: 'Nullen passen fast immer.',
  },
  gammaInitializer: {
    label: 'Gamma-Initialisierung',
    help: 'Womit die Faktoren beginnen.',
    raise: 'Einsen passen fast immer.',
  },
  betaRegularizer: {
    label: 'Beta-Regularisierung',
    help: 'Eine Strafe, die die Versätze klein hält.',
    raise: 'Selten von Nutzen.',
  },
  gammaRegularizer: {
    label: 'Gamma-Regularisierung',
    help: 'Eine Strafe, die die Faktoren klein hält.',
    raise: 'Selten von Nutzen.',
  },
  movingMeanInitializer: {
    label: 'Initialisierung der Mittelwerte',
    help: 'Womit die gleitenden Mittelwerte beginnen.',
    raise: 'Nullen passen fast immer.',
  },
  movingVarianceInitializer: {
    label: 'Initialisierung der Varianzen',
    help: 'Womit die gleitenden Varianzen beginnen.',
    raise: 'Einsen passen fast immer.',
  },
  noise: {
    label: 'Standardabweichung',
    help: 'Wie stark das Rauschen ist.',
    raise: 'Mehr überanpasst sich weniger und lernt langsamer.',
  },
  recurrentActivation: {
    label: 'Rekurrente Aktivierung',
    help: 'Die Funktion, die auf die Gatter angewandt wird.',
    raise: 'sigmoid lässt ein Gatter von 0 bis 1 öffnen.',
  },
  recurrentInitializer: {
    label: 'Rekurrente Initialisierung',
    help: 'Womit die Gewichte von Schritt zu Schritt beginnen.',
    raise: 'orthogonal hält Signale über viele Schritte am Leben.',
  },
  unitForgetBias: {
    label: 'Bias des Vergessens-Gatters',
    help: 'Den Bias des Vergessens-Gatters mit 1 beginnen: anfangs behalten.',
    raise: 'Aus: Langes Gedächtnis wird später gelernt.',
  },
  dropout: {
    label: 'Dropout',
    help: 'Der Anteil der Eingabemerkmale, der beim Training ausgeschaltet wird, in jedem Schritt derselbe.',
    raise: 'Höher überanpasst sich weniger und lernt langsamer.',
  },
  recurrentDropout: {
    label: 'Rekurrentes Dropout',
    help: 'Der Anteil der Ausgaben des letzten Schritts, den ein Gatter beim Training nicht sieht, bei jedem Schritt derselbe.',
    raise:
      'Höher überanpasst sich weniger und lernt langsamer; jedes Gatter hat dann auch sein eigenes Dropout der Eingabe.',
  },
  returnSequences: {
    label: 'Folgen zurückgeben',
    help: 'Die Ausgabe jedes Schritts geben, nicht nur die des letzten.',
    raise: 'Nötig vor einer weiteren rekurrenten Schicht.',
  },
  goBackwards: {
    label: 'Rückwärts lesen',
    help: 'Die Folge von ihrem Ende her lesen.',
    raise: 'Die Schritte kommen in der gelesenen Reihenfolge heraus.',
  },
  resetAfter: {
    label: 'Reset danach',
    help: 'Das Reset-Gatter nach dem Matrixprodukt anwenden, mit einem zweiten Bias.',
    raise: 'Aus ist die ältere Form.',
  },
  mergeMode: {
    label: 'Zusammenführung',
    help: 'Wie die Ausgaben beider Richtungen verbunden werden.',
    raise: 'concat behält beide; die Ausgabe ist dann doppelt so breit.',
  },
  innerLayer: {
    label: 'Schicht',
    help: 'Die Schicht in dieser Schicht.',
    raise: 'Sie wird eingestellt, als stünde sie allein.',
  },
  inputDim: {
    label: 'Eingabedimension',
    help: 'Wie viele verschiedene ganze Zahlen es gibt, ab 0.',
    raise: 'Eine Zahl darüber wird ein Vektor aus Nullen.',
  },
  outputDim: {
    label: 'Ausgabedimension',
    help: 'Wie lang der Vektor jeder Zahl ist.',
    raise: 'Länger sagt mehr über jede Zahl und überanpasst sich eher.',
  },
  embeddingsInitializer: {
    label: 'Initialisierung der Embeddings',
    help: 'Womit die Vektoren beginnen.',
    raise: 'Kleine Zufallszahlen passen fast immer.',
  },
  embeddingsRegularizer: {
    label: 'Regularisierung der Embeddings',
    help: 'Eine Strafe auf die Größe der Vektoren.',
    raise: 'Eine Strafe mindert Überanpassung.',
  },
  recurrentRegularizer: {
    label: 'Rekurrente Regularisierung',
    help: 'Eine Strafe auf die Größe der Gewichte von Schritt zu Schritt.',
    raise: 'Eine Strafe mindert Überanpassung.',
  },
};
