/** German one-sentence explanations of the kinds a form can offer. */
import type { enKinds } from './en-kinds';
import type { Texts } from './texts';

export const deKinds: Texts<typeof enKinds> = {
  layers: {
    Dense: { help: 'Verbindet jede Eingabe mit jedem Neuron.' },
    Flatten: { help: 'Legt ein Bild als eine Reihe von Zahlen aus.' },
    Dropout: { help: 'Schaltet beim Training zufällig Eingaben aus, gegen Überanpassung.' },
    Activation: { help: 'Wendet eine Aktivierungsfunktion als eigene Schicht an.' },
    Conv1D: {
      help: 'Lässt kleine Kernel eine Folge entlanggleiten und findet Muster, wo immer sie sind.',
    },
    Conv2D: {
      help: 'Lässt kleine Kernel über ein Bild gleiten und findet Muster, wo immer sie sind.',
    },
    DepthwiseConv2D: { help: 'Lässt kleine Kernel über jeden Kanal eines Bildes allein gleiten.' },
    MaxPooling1D: { help: 'Behält den größten von je einigen Schritten.' },
    MaxPooling2D: { help: 'Behält den größten von je einigen Nachbarn: ein kleineres Bild.' },
    AveragePooling1D: { help: 'Nimmt das Mittel von je einigen Schritten.' },
    AveragePooling2D: { help: 'Nimmt das Mittel von je einigen Nachbarn: ein kleineres Bild.' },
    GlobalMaxPooling1D: { help: 'Behält den größten Wert jedes Kanals über alle Schritte.' },
    GlobalMaxPooling2D: { help: 'Behält den größten Wert jedes Kanals über das ganze Bild.' },
    GlobalAveragePooling1D: { help: 'Nimmt das Mittel jedes Kanals über alle Schritte.' },
    GlobalAveragePooling2D: { help: 'Nimmt das Mittel jedes Kanals über das ganze Bild.' },
    ZeroPadding2D: { help: 'Legt einen Rand aus Nullen um das Bild.' },
    UpSampling2D: { help: 'Vergrößert das Bild durch Wiederholen oder Interpolieren.' },
    Reshape: { help: 'Gibt denselben Zahlen eine andere Form.' },
    BatchNormalization: {
      help: 'Bringt jeden Kanal über den Batch auf Mittelwert 0 und Varianz 1.',
    },
    LayerNormalization: {
      help: 'Bringt die letzte Achse jedes Beispiels auf Mittelwert 0 und Varianz 1.',
    },
    SpatialDropout2D: { help: 'Schaltet beim Training ganze Kanäle eines Bildes aus.' },
    GaussianNoise: { help: 'Gibt beim Training zufälliges Rauschen dazu, gegen Überanpassung.' },
    SimpleRNN: {
      help: 'Liest eine Folge Schritt für Schritt, mit der letzten Ausgabe als Gedächtnis.',
    },
    LSTM: {
      help: 'Liest eine Folge mit einem Gedächtnis, das Gatter schreiben, behalten und lesen.',
    },
    GRU: { help: 'Liest eine Folge mit Gattern, einfacher als LSTM und oft so gut.' },
    Bidirectional: { help: 'Liest eine Folge von beiden Enden, mit zwei rekurrenten Schichten.' },
    TimeDistributed: { help: 'Wendet dieselbe Schicht auf jeden Schritt einer Folge an.' },
    Embedding: { help: 'Macht aus ganzen Zahlen Vektoren, die gelernt werden.' },
  },
  optimizers: {
    Adam: { help: 'Passt den Schritt jedes Gewichts an; eine gute erste Wahl.' },
    SGD: { help: 'Einfacher Gradientenabstieg, auf Wunsch mit Momentum.' },
    RMSprop: { help: 'Teilt jeden Schritt durch die jüngste Größe seines Gradienten.' },
    AdamW: { help: 'Adam, das die Gewichte bei jedem Schritt auch ein wenig verkleinert.' },
    Adagrad: {
      help: 'Die Schritte werden kleiner, je mehr sich ein Gewicht bewegt hat; gut bei seltenen Eingaben.',
    },
    Adadelta: {
      help: 'Bemisst seine Schritte an vergangenen Schritten; oft mit einer Lernrate von 1 verwendet.',
    },
    Adamax: { help: 'Adam, das sich nach dem größten jüngsten Gradienten richtet; ruhiger.' },
    Nadam: { help: 'Adam, das entlang seines Momentums vorausschaut.' },
    Lion: {
      help: 'Gleich große Schritte, allein nach dem Vorzeichen des Gradienten; braucht eine kleine Lernrate.',
    },
  },
  losses: {
    categorical_crossentropy: { help: 'Wie sehr die richtige Klasse das Netz überrascht.' },
    mean_squared_error: { help: 'Der mittlere quadrierte Abstand vom Zielwert.' },
    sparse_categorical_crossentropy: { help: 'Dasselbe, aus der Nummer der richtigen Klasse.' },
    binary_crossentropy: {
      help: 'Wie sehr jede Ausgabe von ihrem eigenen Ja oder Nein überrascht ist.',
    },
    mean_absolute_error: { help: 'Der mittlere Abstand vom Zielwert.' },
    huber: { help: 'Nahe am Zielwert quadriert, weiter weg der einfache Abstand.' },
    log_cosh: { help: 'Wie der quadrierte Abstand, aber sanft zu Ausreißern.' },
    mean_absolute_percentage_error: { help: 'Der mittlere Abstand in Prozent des Zielwerts.' },
  },
  presets: {
    tutorial: {
      label: 'Einführung',
      help: 'Zwei Dense-Schichten: das erste Netz für handgeschriebene Ziffern.',
    },
    deep: {
      label: 'Tiefes Netz',
      help: 'Zwei breite verborgene Schichten mit Dropout: langsamer, etwas besser.',
    },
    regression: {
      label: 'Benzinverbrauch',
      help: 'Sagt aus einer Tabelle eine Zahl vorher: die Meilen je Gallone von Autos.',
    },
    cnn: {
      label: 'Faltungsnetz',
      help: 'Sucht nach kleinen Mustern, wo immer sie sind: bei Ziffern das beste.',
    },
    lstm: {
      label: 'LSTM über Zeilen',
      help: 'Liest das Bild Zeile für Zeile und lernt, was zu behalten ist.',
    },
    gru: { label: 'GRU über Zeilen', help: 'Wie LSTM, mit weniger Gattern und weniger Gewichten.' },
    simpleRnn: {
      label: 'SimpleRNN über Zeilen',
      help: 'Die einfachste Art, Zeile für Zeile zu lesen; vergisst am schnellsten.',
    },
  },
  choices: {
    auto: 'Automatisch',
    builtin: 'Eingebaut',
    tensorflow: 'TensorFlow',
    reference: 'Referenz (langsam)',
    fast: 'Schnell',
    reproducible: 'Reproduzierbar',
  },
  metrics: {
    accuracy: {
      label: 'Genauigkeit',
      help: 'Der Anteil der Beispiele, deren wahrscheinlichste Klasse richtig ist.',
      more: 'wahrscheinlichste Klasse richtig',
    },
    top_k_categorical_accuracy: {
      label: 'Top-5-Genauigkeit',
      help: 'Der Anteil der Beispiele, deren Klasse unter den fünf wahrscheinlichsten ist.',
      more: 'unter den fünf wahrscheinlichsten',
    },
    precision: {
      label: 'Präzision',
      help: 'Von den Antworten über einhalb der Anteil der richtigen.',
      more: 'der sicheren Antworten richtig',
    },
    recall: {
      label: 'Sensitivität (Recall)',
      help: 'Von allen Beispielen der Anteil, dessen Klasse eine Antwort über einhalb bekam.',
      more: 'der Beispiele sicher gefunden',
    },
    f1_score: {
      label: 'F1-Wert',
      help: 'Präzision und Sensitivität jeder Klasse in einer Zahl, gemittelt über die Klassen.',
      more: '1 ist perfekt, 0 alles falsch',
    },
    auc: {
      label: 'AUC',
      help: 'Wie gut die Antworten richtig von falsch trennen, bei welcher Schwelle auch immer.',
      more: '1 ist perfekt, 0,5 geraten',
    },
    mean_absolute_error: {
      label: 'Mittlerer absoluter Fehler',
      help: 'Wie weit die Ausgaben im Mittel danebenliegen.',
      more: 'im Mittel so weit daneben',
    },
    root_mean_squared_error: {
      label: 'Wurzel des mittleren quadratischen Fehlers',
      help: 'Wie weit die Ausgaben danebenliegen, wobei große Fehler mehr zählen.',
      more: 'große Fehler zählen mehr',
    },
    r2_score: {
      label: 'R²',
      help: 'Der Anteil an der Varianz der Zielwerte, der erklärt wird.',
      more: '1 ist perfekt, 0 nicht besser als das Mittel',
    },
  },
  schedules: {
    Constant: { help: 'Durchweg dieselbe Lernrate.' },
    ExponentialDecay: { help: 'Sinkt immer wieder um denselben Anteil.' },
    CosineDecay: {
      help: 'Sinkt entlang einer halben Kosinuswelle, auf Wunsch nach einem Aufwärmen.',
    },
    CosineDecayRestarts: { help: 'Sinkt entlang einer Kosinuswelle und beginnt dann wieder oben.' },
    PiecewiseConstantDecay: { help: 'Springt bei gegebenen Schritten von Wert zu Wert.' },
    PolynomialDecay: { help: 'Sinkt bis zu einem Endwert, gerade oder in einer Kurve.' },
    InverseTimeDecay: { help: 'Sinkt anfangs schnell, dann immer langsamer.' },
  },
};
