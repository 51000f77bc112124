/** One ICU message, ready to be filled in. */
import { IntlMessageFormat } from 'intl-messageformat';
import { directionOf } from '../language';
import { plainNumber } from './plain-number';

export type TextValues = Readonly<Record<string, string | number | boolean>>;

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

/** Types of nodes in the tree of a message: a value put in as it is, and all those that make something of a value. */
const LITERAL = 0;
const ARGUMENT = 1;

/** What is between these is laid out for itself: a file's name in a text read from the right keeps its own order. */
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

export class Message {
  readonly #format: IntlMessageFormat;
  readonly #locale: string;
  /** Values that are put in as they are, and used for nothing else. */
  readonly #plain: ReadonlySet<string>;

  /** Throws on a message that is not ICU's. */
  constructor(message: string, locale: string) {
    this.#locale = locale;
    this.#format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    const uses = usesIn(this.#format.getAst());
    const worked = new Set(uses.filter(({ isPlain }) => !isPlain).map(({ name }) => name));
    this.#plain = new Set(uses.map(({ name }) => name).filter((name) => !worked.has(name)));
  }

  fill(values: TextValues): string {
    const pairs = Object.entries(values).map(([name, value]) => [name, this.#written(name, value)]);
    return String(this.#format.format(Object.fromEntries(pairs) as TextValues));
  }

  #written(name: string, value: TextValues[string]): TextValues[string] {
    if (!this.#plain.has(name)) return value;
    const text = typeof value === 'number' ? plainNumber(value, this.#locale) : value;
    if (typeof text !== 'string' || directionOf(this.#locale) === 'ltr') return text;
    return ISOLATE + text + END_ISOLATE;
  }
}

interface Use {
  readonly name: string;
  readonly isPlain: boolean;
}

function usesIn(nodes: readonly Node[]): Use[] {
  return nodes.flatMap((node): Use[] => {
    const type = node.type.valueOf();
    if ('options' in node) {
      const inner = Object.values(node.options).flatMap((option) => usesIn(option.value));
      return [{ name: node.value, isPlain: false }, ...inner];
    }
    if (type === LITERAL || !('value' in node)) return [];
    return [{ name: node.value, isPlain: type === ARGUMENT }];
  });
}
