/** German: what charts say in words, and the heads and notes of the tables that stand in their place. */
import type { enChartTables } from './en-chart-tables';
import type { Texts } from './texts';

export const deChartTables: Texts<typeof enChartTables> = {
  'chart.asTable': 'Als Tabelle zeigen',
  'chart.rows.label': '{title}: Zeilen der Tabelle',
  'chart.rows.every':
    'Jede {n, selectordinal, other {#.}} Zeile, dazu die erste und die letzte: {shown} von {count}.',
  'chart.rows.epochs':
    'Jede {n, selectordinal, other {#.}} Epoche, dazu die erste, die letzte und die beste: {shown} von {count}.',

  'chart.curve':
    '{title}, {ended} von {total, plural, one {# Epoche} other {# Epochen}} beendet. Training {training}{trend, select, rising {, steigend} falling {, sinkend} level {, kaum verändert} other {}}.',
  'chart.curve.validation':
    'Validierung {validation}{trend, select, rising {, steigend} falling {, sinkend} level {, kaum verändert} other {}}; am besten in Epoche {epoch}, mit {best}.',

  'evaluate.spoken':
    'Ausgewertet: {metric, select, error {mittlerer absoluter Fehler {score}} other {Testgenauigkeit {score} Prozent}}, Testverlust {loss}.',
  'evaluate.classes.summary':
    'Von {count} Klassen wird {best} am häufigsten erkannt, zu {bestPercent} %, und {worst} am seltensten, zu {worstPercent} %.',
  'evaluate.classes.class': 'Klasse',
  'evaluate.classes.accuracy': 'Genauigkeit, %',
  'evaluate.classes.count': 'Beispiele',
  'evaluate.classes.interval': '95-%-Intervall, %',
  'evaluate.classes.range': '{low} bis {high}',
  'evaluate.confusion.summary':
    '{right} von {total} Beispielen werden erkannt. {kinds, plural, =0 {Nicht eines wurde verwechselt.} other {Am häufigsten wurde {actual} für {predicted} gehalten: {most, plural, one {einmal} other {#-mal}}.}}',
  'evaluate.confusion.count': 'Beispiele',
  'evaluate.confusion.is': 'Ist eine',
  'evaluate.confusion.taken': 'Gehalten für',
  'evaluate.confusion.shareHead': 'Von ihrer Klasse',
  'evaluate.confusion.rows': 'Die {shown} häufigsten von {count} Arten der Verwechslung.',
  'evaluate.confusion.none': 'Nicht ein Beispiel wurde verwechselt.',
  'evaluate.scatter.summary':
    '{count, plural, one {# Beispiel} other {# Beispiele}}, wahre Werte von {low} bis {high} {unit}. Die Vorhersagen liegen im Mittel um {error} {unit} daneben; {above} % davon sind zu hoch.',

  'sketch.bars.digit': 'Ziffer',
  'sketch.bars.probability': 'Wahrscheinlichkeit',
  'sketch.bars.none': 'Eine Ziffer zeichnen: Hier erscheinen ihre Wahrscheinlichkeiten.',
};
