/** The sentences beside the big digit, and what is spoken after a stroke. */
import { t } from '../../contract/text/text';
import { formatPercent } from '../ui/format-number';
import type { Guess } from './guess';
import type { Answer } from './recogniser.svelte';

export interface GuessText {
  /** The big letter: the digit, or a question mark. */
  readonly big: string;
  readonly first: string;
  readonly second: string;
}

export function guessText(
  answer: Answer,
  guess: Guess | undefined,
  classNames: readonly string[],
): GuessText {
  switch (answer.kind) {
    case 'nothing':
      return empty('sketch.guess.nothing', t('sketch.guess.nothing.more'));
    case 'untrained':
      return empty('sketch.guess.untrained', t('sketch.guess.untrained.more'));
    case 'waiting':
      return empty('sketch.guess.waiting', '');
    case 'failed':
      return empty('sketch.guess.failed', answer.error.message);
    case 'probabilities':
      return guess === undefined ? empty('sketch.guess.waiting', '') : sentence(guess, classNames);
  }
}

/** The same as one sentence for a screen reader, which says it once the drawing rests. */
export function spokenGuess(
  text: GuessText,
  guess: Guess | undefined,
  classNames: readonly string[],
): string {
  if (guess === undefined) return `${text.first}. ${text.second}`;
  return t(guess.isSure ? 'sketch.spoken.sure' : 'sketch.spoken.unsure', {
    best: text.big,
    percent: formatPercent(guess.probability, 0),
    second: classNames[guess.others[0] ?? -1] ?? '',
  });
}

const NO_GUESS = '?';

function empty(first: Parameters<typeof t>[0], second: string): GuessText {
  return { big: NO_GUESS, first: t(first), second };
}

function sentence(guess: Guess, classNames: readonly string[]): GuessText {
  const name = (index: number | undefined): string => classNames[index ?? -1] ?? '';
  const [second, third] = guess.others;
  const runnersUp = { second: name(second), third: name(third) };
  return {
    big: name(guess.best),
    first: certainty(guess),
    second: t(guess.isSure ? 'sketch.guess.then' : 'sketch.guess.perhaps', runnersUp),
  };
}

function certainty({ probability, isSure }: Guess): string {
  if (probability > 0.9994) return t('sketch.guess.verySure');
  const percent = formatPercent(probability, 1);
  return t(isSure ? 'sketch.guess.sure' : 'sketch.guess.unsure', { percent });
}
