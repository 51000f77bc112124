/** The evaluation in plain words: what is mixed up most and which class is hardest. Computed, never guessed. */
import { classAccuracies, type Evaluation } from '../../contract/evaluation';
import { t } from '../../contract/text/text';
import { formatPercent } from '../ui/format-number';
import { mistakes, type CellCount } from './confusion';

export function evaluationSentences(
  { confusion }: Pick<Evaluation, 'confusion'>,
  classNames: readonly string[],
): readonly string[] {
  const [first, second] = mistakes(confusion);
  if (first === undefined) return [t('evaluate.perfect')];
  const name = (index: number): string => classNames[index] ?? '';
  const values = ({ actual, predicted, count }: CellCount) => ({
    actual: name(actual),
    predicted: name(predicted),
    count,
  });
  const sentences = [t('evaluate.mixed', values(first))];
  if (second !== undefined) sentences.push(t('evaluate.mixed.next', values(second)));
  const classes = classAccuracies(confusion).map((c, index) => ({ ...c, index }));
  const weakest = classes
    .filter(({ count }) => count > 0)
    .reduce((a, b) => (b.accuracy < a.accuracy ? b : a));
  sentences.push(
    t('evaluate.weakest', {
      name: name(weakest.index),
      percent: formatPercent(weakest.accuracy, 1),
    }),
  );
  return sentences;
}
