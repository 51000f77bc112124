/** English: what charts say in words, and the heads and notes of the tables that stand in their place. */
export const enChartTables = {
  'chart.asTable': 'Show as a table',
  'chart.rows.label': '{title}: rows of the table',
  'chart.rows.every':
    'Every {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} line, with the first and the last: {shown} of {count}.',
  'chart.rows.epochs':
    'Every {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} epoch, with the first, the last and the best: {shown} of {count}.',

  'chart.curve':
    '{title}, {ended} of {total, plural, one {# epoch} other {# epochs}} ended. Training {training}{trend, select, rising {, rising} falling {, falling} level {, hardly changing} other {}}.',
  'chart.curve.validation':
    'Validation {validation}{trend, select, rising {, rising} falling {, falling} level {, hardly changing} other {}}; best in epoch {epoch}, at {best}.',

  'evaluate.spoken':
    'Evaluated: {metric, select, error {mean absolute error {score}} other {test accuracy {score} per cent}}, test loss {loss}.',
  'evaluate.classes.summary':
    'Of {count} classes {best} is recognised most often, at {bestPercent} %, and {worst} least often, at {worstPercent} %.',
  'evaluate.classes.class': 'Class',
  'evaluate.classes.accuracy': 'Accuracy, %',
  'evaluate.classes.count': 'Samples',
  'evaluate.classes.interval': '95 % interval, %',
  'evaluate.classes.range': '{low} to {high}',
  'evaluate.confusion.summary':
    '{right} of {total} samples are recognised. {kinds, plural, =0 {Not one was mistaken.} other {Most often {actual} was taken for {predicted}: {most, plural, one {once} other {# times}}.}}',
  'evaluate.confusion.count': 'Samples',
  'evaluate.confusion.is': 'Is a',
  'evaluate.confusion.taken': 'Taken for a',
  'evaluate.confusion.shareHead': 'Of its class',
  'evaluate.confusion.rows': 'The {shown} most frequent of {count} kinds of mistake.',
  'evaluate.confusion.none': 'Not one sample was mistaken.',
  'evaluate.scatter.summary':
    '{count, plural, one {# sample} other {# samples}}, true values from {low} to {high} {unit}. The predictions are off by {error} {unit} on average; {above} % of them are too high.',

  'sketch.bars.digit': 'Digit',
  'sketch.bars.probability': 'Probability',
  'sketch.bars.none': 'Draw a digit: its probabilities appear here.',
} as const;
