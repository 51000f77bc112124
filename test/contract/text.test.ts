import { readdirSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../contract/text/en';
import { catalogue, locale, setLanguage, t, type TextKey } from '../../contract/text/text';

/** Type of a node that is plain text, in the tree of a message. */
const LITERAL = 0;

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of the values that a message asks for. */
function argumentsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    const inner =
      'options' in node
        ? Object.values(node.options).flatMap((option) => argumentsOf(option.value))
        : [];
    const isText = !('options' in node) && node.type.valueOf() === LITERAL;
    return isText || !('value' in node) ? inner : [node.value, ...inner];
  });
}

function astOf(message: string): readonly Node[] {
  return new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
}

const KEYS = Object.keys(en.text) as TextKey[];

afterEach(() => {
  setLanguage({ locale: 'en', catalogue: en });
});

describe('every message', () => {
  it.each(KEYS)('%s can be formatted, and nothing of its syntax is left', (key) => {
    const names = argumentsOf(astOf(en.text[key]));
    for (const value of [1, 2]) {
      const text = t(key, Object.fromEntries(names.map((name) => [name, value])));
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/[{}]|\bplural,|\bselect,|undefined|NaN/);
    }
  });

  it('stands in one file only', async () => {
    const folder = new URL('../../contract/text/', import.meta.url);
    const seen = new Map<string, string>();
    const doubled: string[] = [];
    for (const file of readdirSync(folder).filter((name) => /^en-.*-text\.ts$/.test(name))) {
      const module = (await import(`../../contract/text/${file}`)) as Record<string, object>;
      for (const key of Object.values(module).flatMap((texts) => Object.keys(texts))) {
        if (seen.has(key)) doubled.push(`${key} in ${seen.get(key)} and ${file}`);
        seen.set(key, file);
      }
    }
    expect(seen.size).toBeGreaterThan(0);
    expect(doubled).toEqual([]);
  });
});

describe('the language', () => {
  it('is English until another is set, which then serves every text', () => {
    expect(locale()).toBe('en');
    expect(t('problem.toggle')).toBe(en.text['problem.toggle']);
    expect(t('problem.int', { min: 1, max: 9 })).toBe('Enter a whole number from 1 to 9.');
    const text = { ...en.text, 'problem.int': 'Ganze Zahl von {min} bis {max}.' };
    setLanguage({ locale: 'de', catalogue: { ...en, text } });
    expect(locale()).toBe('de');
    expect(catalogue().text['problem.int']).toBe(text['problem.int']);
    expect(t('problem.int', { min: 1, max: 9 })).toBe('Ganze Zahl von 1 bis 9.');
  });
});
