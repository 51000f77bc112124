/** A few numbers as they are typed, "3 × 3" or "3, 3" or "3 3" or just "3": read, written and stepped. */
import type { NumbersField } from '../../contract/fields';
import { decimalMark } from '../../contract/text/plain-number';
import { locale } from '../../contract/text/text';
import { formatPlain } from '../ui/format-number';
import { isUnfinished, parseNumber, stepText } from './number-text';

const WORD = /[^\s,;x×*()[\]]+/gi;
/** Where a comma between digits is a decimal mark. */
const WORD_WITH_COMMA = /(?:[^\s,;x×*()[\]]|(?<=\d),(?=\d))+/gi;
/** More numbers than axes of a tensor are a list, not a shape. */
const MAX_AXES = 5;

function words(text: string, field: NumbersField): readonly string[] {
  return text.match(wordOf(field)) ?? [];
}

function hasDecimalComma(): boolean {
  return decimalMark(locale()) === ',';
}

/** Whole numbers have no decimal mark: there a comma parts them in every language. */
function wordOf({ isWhole }: NumbersField): RegExp {
  return hasDecimalComma() && !isWhole ? WORD_WITH_COMMA : WORD;
}

/** The numbers a text says, NaN for a word that is none. A single number stands for all where their count is fixed. */
export function parseNumbers(text: string, field: NumbersField): number[] {
  const { minLength, maxLength } = field;
  const numbers = words(text, field).map(parseNumber);
  const [only] = numbers;
  if (numbers.length !== 1 || only === undefined || minLength !== maxLength) return numbers;
  return Array.from({ length: minLength }, () => only);
}

/** "3 × 3" for whole numbers that make a shape, "0.1, 0.01" for a list ("0,1; 0,01" in German). */
export function formatNumbers(numbers: readonly number[], field: NumbersField): string {
  const isShape = field.isWhole && field.maxLength <= MAX_AXES;
  const separator = hasDecimalComma() ? '; ' : ', ';
  return numbers.map(formatPlain).join(isShape ? ' × ' : separator);
}

/** May the text still become right by typing on? */
export function areUnfinished(text: string, field: NumbersField): boolean {
  const all = words(text, field);
  const last = all.at(-1) ?? '';
  if (all.slice(0, -1).some((word) => Number.isNaN(parseNumber(word)))) return false;
  if (isUnfinished(last)) return true;
  return !Number.isNaN(parseNumber(last)) && all.length < field.minLength;
}

/** The text after one press of an arrow key: the number at the caret steps. Undefined where it cannot. */
export function stepNumbers(
  text: string,
  caret: number,
  field: NumbersField,
  steps: number,
): string | undefined {
  const { isWhole, min, max } = field;
  const word = [...text.matchAll(wordOf(field))].find(
    ({ index, 0: { length } }) => caret <= index + length,
  );
  if (word === undefined) return undefined;
  const range = { text: field.text, min, max, initial: min };
  const next = stepText(
    word[0],
    isWhole
      ? { type: 'int', ...range }
      : { type: 'real', exclusiveMin: false, exclusiveMax: false, ...range },
    steps,
  );
  if (next === undefined) return undefined;
  return text.slice(0, word.index) + next + text.slice(word.index + word[0].length);
}
