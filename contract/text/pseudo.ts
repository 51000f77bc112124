/**
 * A catalogue that shows what a translation would meet: every English text in accents, in brackets, and two fifths longer. What stands
 * outside brackets in the window is not from the catalogue; what is cut off has no room for another language.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue } from './en';

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

const PLAIN = 'ABCDEGHIJKLNOPRSTUWYZabcdeghijklnoprstuwyz';
const ACCENTED = 'ÂƁÇÐÉĜĤÎĴĶĻÑÖÞŔŠŢÛŴÝŽâƀçðéĝĥîĵķļñöþŕšţûŵýž';
const GROWTH = 0.4;

/** Type of a node that is plain text, in the tree of a message. */
const LITERAL = 0;

export function pseudoCatalogue(catalogue: Catalogue): Catalogue {
  return pseudoOf(catalogue) as Catalogue;
}

function pseudoOf(texts: unknown): unknown {
  if (typeof texts === 'string') return pseudoMessage(texts);
  return Object.fromEntries(
    Object.entries(texts as object).map(([key, value]) => [key, pseudoOf(value)]),
  );
}

/**
 * The message in ICU's form with its literals accented: arguments, their formats and the names of their options stay. What has no word in
 * it, such as "{value} %", needs no translation and stays as it is.
 */
export function pseudoMessage(message: string): string {
  const options = { ignoreTag: true, captureLocation: true };
  const nodes = new IntlMessageFormat(message, 'en', undefined, options).getAst();
  let result = '';
  let end = 0;
  for (const [from, to] of literalsOf(nodes)) {
    result += message.slice(end, from) + accented(message.slice(from, to));
    end = to;
  }
  result += message.slice(end);
  if (!/\p{L}/u.test(lettersOf(nodes))) return message;
  return `[${result}${padding(Math.ceil(lengthOf(nodes) * GROWTH))}]`;
}

/** Where the literals stand in the source, in their order. */
function literalsOf(nodes: readonly Node[]): [number, number][] {
  return nodes.flatMap((node): [number, number][] => {
    if ('options' in node) {
      return Object.values(node.options).flatMap((option) => literalsOf(option.value));
    }
    if (node.type.valueOf() !== LITERAL || node.location === undefined) return [];
    return [[node.location.start.offset, node.location.end.offset]];
  });
}

/** All that is written in a message. */
function lettersOf(nodes: readonly Node[]): string {
  const texts = nodes.map((node) => {
    if ('options' in node) {
      return Object.values(node.options)
        .map((option) => lettersOf(option.value))
        .join('');
    }
    return node.type.valueOf() === LITERAL && 'value' in node ? node.value : '';
  });
  return texts.join('');
}

/** Characters that are shown at once: of several options the longest. */
function lengthOf(nodes: readonly Node[]): number {
  const lengths = nodes.map((node) =>
    'options' in node
      ? Math.max(...Object.values(node.options).map((option) => lengthOf(option.value)))
      : lettersOf([node]).length,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

function accented(text: string): string {
  return Array.from(text, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
}

/** In words of eight, so that lines can break. */
function padding(length: number): string {
  return Array.from({ length }, (_, at) => (at % 8 === 0 ? ' ' : '~')).join('');
}
