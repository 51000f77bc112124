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

/** The message in ICU's form with its literals accented: arguments, their formats and the names of their options stay. */
export function pseudoMessage(message: string): string {
  const options = { ignoreTag: true, captureLocation: true };
  const literals = literalsOf(new IntlMessageFormat(message, 'en', undefined, options).getAst());
  let result = '';
  let length = 0;
  let end = 0;
  for (const [from, to] of literals) {
    const text = message.slice(from, to);
    length += text.length;
    result += message.slice(end, from) + accented(text);
    end = to;
  }
  return `[${result}${message.slice(end)}${padding(Math.ceil(length * GROWTH))}]`;
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

function accented(text: string): string {
  return Array.from(text, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
}

/** In words of eight, so that lines can break. */
function padding(length: number): string {
  return Array.from({ length }, (_, at) => (at % 8 === 0 ? ' ' : '~')).join('');
}
