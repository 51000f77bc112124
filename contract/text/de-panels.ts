/** The German messages of the charts, the sketchpad and the evaluation. */
import type { enPanels } from './en-panels';
import type { Texts } from './texts';

export const dePanels: Texts<typeof enPanels> = {
  'chart.loss': 'Verlust',
  'chart.accuracy': 'Genauigkeit',
  'chart.loss.empty':
    'Hier erscheint der Verlust jedes Schritts, sobald das Training läuft. Er sollte sinken.',
  'chart.accuracy.empty':
    'Hier erscheint der Anteil erkannter Ziffern, sobald das Training läuft. Er sollte steigen.',
  'chart.training': 'Training',
  'chart.validation': 'Validierung',
  'chart.noValidation': 'keine Validierung',
  'chart.noValidation.help':
    'Der Validierungsanteil ist 0: Aus allen Trainingsbeispielen wird gelernt, keines ist zum Prüfen zurückgelegt.',
  'chart.epochTick': 'Epoche {epoch}',
  'chart.percent': '{value} %',
  'chart.view': 'Was die Diagramme zeigen',
  'chart.view.steps': 'Schritte',
  'chart.view.epochs': 'Epochen',
  'chart.view.table': 'Tabelle',
  'chart.label': '{title} nach Epochen',
  'chart.role': 'Diagramm',
  'chart.help':
    'Pfeil links und rechts lesen die Werte ab, mit Umschalt Punkt für Punkt; Bild auf und ab gehen von Epoche zu Epoche, Pos1 und Ende an die Enden.',
  'chart.reading.step': 'Schritt {step}',
  'chart.reading.steps': 'Schritte {first} bis {last}, Mittel',
  'chart.reading.epoch': 'Epoche {epoch}',
  'chart.reading.batch': 'dieser Batch',
  'chart.reading.smoothed': 'geglättet',
  'chart.reading.training': 'Training, Epoche {epoch}',
  'chart.reading.validation': 'Validierung, Epoche {epoch}',
  'chart.reading.best': 'Validierung, Epoche {epoch} (beste)',
  'chart.reading.spoken': '{title}, {place}: {values}',
  'chart.table': 'Werte nach Epochen',
  'chart.table.rows': 'Zeilen der Tabelle',
  'chart.table.empty': 'Hier erscheint eine Zeile je Epoche, sobald die erste beendet ist.',
  'chart.table.epoch': 'Epoche',
  'chart.table.trainingLoss': 'Trainingsverlust',
  'chart.table.validationLoss': 'Validierungsverlust',
  'chart.table.seconds': 'Sekunden',
  'chart.table.best': 'kleinster',
  'chart.summary.none': 'Noch ist keine Epoche beendet.',
  'chart.summary.progress':
    '{ended} von {total, plural, one {# Epoche} other {# Epochen}} beendet.',
  'chart.summary.first':
    'In Epoche 1 war der Trainingsverlust {loss} und {metric, select, error {der mittlere absolute Fehler {score}} other {die Genauigkeit {score} %}}.',
  'chart.summary.training':
    'Der Trainingsverlust ging von {first} auf {last}, {metric, select, error {der mittlere absolute Fehler von {firstScore} auf {lastScore}} other {die Trainingsgenauigkeit von {firstScore} % auf {lastScore} %}}.',
  'chart.summary.validation':
    'Am kleinsten ist der Validierungsverlust in Epoche {epoch}, mit {loss} und {metric, select, error {einem mittleren absoluten Fehler von {score}} other {einer Genauigkeit von {score} %}}.',

  'sketch.title': 'Zeichenfeld',
  'sketch.testDigit': 'Testziffer',
  'sketch.testDigit.help': 'Eine zufällige Ziffer der Testdaten auf das Feld legen (D)',
  'sketch.undo': 'Zurück',
  'sketch.clear': 'Leeren',
  'sketch.pad': 'Zeichenfeld',
  'sketch.role': 'Zeichenfläche',
  'sketch.help':
    'Mit Stift, Finger oder Maus zeichnen. Mit der Tastatur: Die Pfeiltasten bewegen einen Stift, mit Umschalt in größeren Schritten, Pos1, Bild auf, Ende und Bild ab schräg; die Leertaste setzt ihn zum Zeichnen an und hebt ihn ab. D legt eine Testziffer auf das Feld; dann bewegen die Pfeiltasten sie, und Plus und Minus ändern ihre Größe. Die Rücktaste nimmt zurück, Entf leert.',
  'sketch.empty': 'Hier eine Ziffer zeichnen',
  'sketch.empty.keys':
    'oder mit Tasten: Pfeile bewegen einen Stift, die Leertaste setzt ihn an, D legt eine Testziffer',
  'sketch.placed': 'Testziffer {index}, eine {label} · Pfeiltasten bewegen sie',
  'sketch.pen':
    '{state, select, down {zeichnet · Leertaste hebt den Stift ab} other {Leertaste setzt den Stift an · Pfeiltasten bewegen ihn}}',
  'sketch.spoken.pen':
    '{state, select, down {Zeichnet} other {Stift}} bei {x} von links, {y} von oben.',
  'sketch.spoken.penUp': 'Stift abgehoben.',
  'sketch.steps': 'Wie die Zeichnung vorbereitet wird',
  'sketch.step.ink': 'Zeichnung',
  'sketch.step.box': '20-px-Kasten',
  'sketch.step.centred': 'zentriert',
  'sketch.step.image': '28 × 28',
  'sketch.guess': 'Vermutung',
  'sketch.guess.nothing': 'Ziffer zeichnen',
  'sketch.guess.nothing.more': 'Wofür das Netz sie hält, erscheint hier.',
  'sketch.guess.untrained': 'Noch nicht trainiert',
  'sketch.guess.untrained.more':
    '„Trainieren“ drücken: Das Netz liest die Ziffer, während es lernt.',
  'sketch.guess.waiting': 'Moment …',
  'sketch.guess.sure': 'zu {percent} % sicher',
  'sketch.guess.verySure': 'zu mehr als 99,9 % sicher',
  'sketch.guess.unsure': 'Unsicher, {percent} %',
  'sketch.guess.then': 'dann {second}, dann {third}',
  'sketch.guess.perhaps': 'vielleicht {second}, vielleicht {third}',
  'sketch.guess.training': 'folgt dem Training',
  'sketch.guess.failed': 'Keine Antwort',
  'sketch.bars': 'Für wie wahrscheinlich das Netz jede Ziffer hält',
  'sketch.bar': '{name}: {percent} %',
  'sketch.bar.percent': '{percent} %',
  'sketch.spoken.sure': 'Es ist eine {best}, zu {percent} Prozent. Danach kommt {second}.',
  'sketch.spoken.unsure': 'Vielleicht eine {best}, zu {percent} Prozent, oder eine {second}.',
  'sketch.spoken.placed': 'Testziffer gelegt: eine {label}.',
  'sketch.spoken.moved': '{label} bei {x} von links, {y} von oben, {size} % des Feldes.',
  'sketch.spoken.cleared': 'Das Feld ist leer.',
  'sketch.spoken.undone': 'Zurückgenommen.',

  'evaluate.title': 'Auswertung',
  'evaluate.run': 'Auswerten',
  'evaluate.again': 'Neu auswerten',
  'evaluate.running': 'Wird ausgewertet …',
  'evaluate.empty.title': 'Wie gut ist es bei Ziffern, die es nie gesehen hat?',
  'evaluate.empty.ready':
    'Die Auswertung zeigt die Genauigkeit auf den {count} Testziffern, die Genauigkeit jeder einzelnen Ziffer, und welche Ziffern für welche gehalten werden.',
  'evaluate.empty.untrained':
    'Zuerst ein Netz trainieren. Dann steht hier seine Genauigkeit auf den {count} Testziffern, die Genauigkeit jeder einzelnen Ziffer, und welche Ziffern für welche gehalten werden.',
  'evaluate.openLab': 'Zum Labor',
  'evaluate.accuracy': 'Testgenauigkeit',
  'evaluate.interval': '95-%-Intervall {low} bis {high} %',
  'evaluate.interval.help':
    'Mit anderen Testziffern derselben Art läge die Genauigkeit sehr wahrscheinlich in diesem Bereich. Kleinere Unterschiede zwischen zwei Läufen sagen wenig.',
  'evaluate.loss': 'Testverlust',
  'evaluate.wrong': 'Verwechselt',
  'evaluate.wrong.of': 'von {count}',
  'evaluate.busy':
    'Das Training läuft: Eine neue Auswertung nimmt das Netz, wie es in diesem Augenblick ist.',
  'evaluate.mixed':
    'Am häufigsten verwechselt: {actual} für {predicted} gehalten, {count, plural, one {einmal} other {#-mal}}.',
  'evaluate.mixed.next':
    'Dann {actual} für {predicted} gehalten, {count, plural, one {einmal} other {#-mal}}.',
  'evaluate.weakest': 'Am schwersten zu erkennen: {name}, mit {percent} %.',
  'evaluate.perfect': 'Nicht eine Ziffer wurde verwechselt.',
  'evaluate.classes': 'Genauigkeit jeder Ziffer',
  'evaluate.class': '{name}: {percent} %, {correct} von {count}, 95-%-Intervall {low} bis {high} %',
  'evaluate.confusion': 'Was wofür gehalten wurde',
  'evaluate.confusion.label':
    'Konfusionsmatrix: eine Zeile für jede Ziffer, wie sie ist, eine Spalte dafür, wofür sie gehalten wurde',
  'evaluate.confusion.help':
    'Die Pfeiltasten gehen umher, Pos1 und Ende an die Enden einer Zeile, die Eingabetaste zeigt Beispiele.',
  'evaluate.confusion.actual': 'ist',
  'evaluate.confusion.predicted': 'gehalten für eine',
  'evaluate.cell.wrong': '{actual} für {predicted} gehalten: {count} von {total}, {percent} %',
  'evaluate.cell.right': '{actual} erkannt: {count} von {total}, {percent} %',
  'evaluate.examples': 'Beispiele',
  'evaluate.examples.wrong': '{actual} für {predicted} gehalten',
  'evaluate.examples.right': '{actual} erkannt',
  'evaluate.examples.count': '{count} von {total}, {percent} %',
  'evaluate.examples.none': 'Das kam bei den Testziffern nicht vor.',
  'evaluate.examples.hint': 'Eine Zahl in der Matrix wählen, um solche Ziffern zu sehen.',
  'evaluate.examples.caption': 'Nr. {index}',
  'evaluate.examples.image': 'Testziffer Nr. {index}: eine {actual}, gehalten für {predicted}',
  'chart.meanAbsoluteError': 'Mittlerer absoluter Fehler',
  'chart.meanAbsoluteError.empty':
    'Hier erscheint, wie weit die Vorhersagen jedes Schritts von der Wahrheit entfernt sind, sobald das Training läuft. Der Fehler sollte sinken.',
  'chart.table.training': 'Training: {measure}',
  'chart.table.validation': 'Validierung: {measure}',
  'evaluate.regression.empty.title': 'Wie nah sind seine Vorhersagen?',
  'evaluate.regression.empty.ready':
    'Die Auswertung zeigt, wie weit die Vorhersagen für die {count} Testbeispiele von der Wahrheit entfernt sind, und zeichnet beides gegeneinander.',
  'evaluate.regression.empty.untrained':
    'Zuerst ein Netz trainieren. Dann steht hier, wie weit seine Vorhersagen für die {count} Testbeispiele von der Wahrheit entfernt sind.',
  'evaluate.regression.words':
    'Die Vorhersagen für {count} Testbeispiele liegen im Mittel um {error} {unit} daneben{explained, select, known { und erklären {percent} % der Unterschiede zwischen ihnen} other {}}.',
  'evaluate.regression.worst':
    'Am weitesten daneben: {predicted} vorhergesagt, wo {actual} richtig ist.',
  'evaluate.scatter': 'Vorhersage gegen Wahrheit: {target}',
  'evaluate.scatter.label':
    'Vorhersage gegen Wahrheit ({target}) für {count} Testbeispiele: Punkte auf der Linie sind richtig',
  'evaluate.scatter.help':
    'Pfeil links und rechts gehen nach dem wahren Wert von Beispiel zu Beispiel, Pos1 und Ende an die Enden, Escape verlässt das Diagramm.',
  'evaluate.scatter.true': 'wahr',
  'evaluate.scatter.predicted': 'vorhergesagt',
  'evaluate.scatter.off': 'daneben um',
  'evaluate.scatter.sample': 'Beispiel',
  'evaluate.point':
    'wahr {actual}, vorhergesagt {predicted}: {error} {side, select, low {zu niedrig} other {zu hoch}}',

  'try.title': 'Ausprobieren',
  'try.note':
    'Gezeichnet werden Bilder; hier stattdessen die Eingaben einstellen und sehen, was vorhergesagt wird.',
  'try.testRow': 'Testbeispiel',
  'try.untrained': 'Noch nicht trainiert',
  'try.predicted': '{value} {unit}',
  'try.truth': 'In Wahrheit {value} {unit}',
};
