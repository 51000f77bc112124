import { readdirSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { directionOf, languageOf, resolveLocale, wishedLocales } from '../../contract/language';
import { en } from '../../contract/text/en';
import { CATALOGUES, speak } from '../../contract/text/languages';
import { pseudoMessage } from '../../contract/text/pseudo';
import { setLanguage, t, type TextKey } from '../../contract/text/text';

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a message asks for: every argument with its kind, and the options that a `select` tells apart. */
function demandsOf(message: string): string[] {
  return [...new Set(walk(astOf(message)))].sort();
}

function astOf(message: string): readonly Node[] {
  return new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
}

const SELECT = 5;

function walk(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if ('options' in node) {
      const inner = Object.values(node.options).flatMap((option) => walk(option.value));
      const isSelect = node.type.valueOf() === SELECT;
      const options = isSelect ? Object.keys(node.options).sort().join('|') : '';
      return [`${node.value} ${node.type.valueOf()} ${options}`, ...inner];
    }
    const isArgument = 'value' in node && node.type.valueOf() !== 0;
    return isArgument ? [`${node.value} ${node.type.valueOf()}`] : [];
  });
}

/** Every text of a catalogue by its path. */
function textsOf(part: object, path = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string'
      ? [[`${path}${key}`, value]]
      : textsOf(value as object, `${path}${key}/`),
  );
}

const { en: _, ...translations } = CATALOGUES;

describe.each(Object.entries(translations))('the texts in %s', (_language, translation) => {
  it('are those of English', () => {
    const paths = textsOf(translation).map(([path]) => path);
    expect(paths.sort()).toEqual(
      textsOf(en)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('are messages of the same arguments', () => {
    const keys = Object.keys(en.text) as TextKey[];
    const differing = keys
      .map((key) => [key, demandsOf(en.text[key]), demandsOf(translation.text[key])] as const)
      .filter(([, ours, theirs]) => ours.join() !== theirs.join());
    expect(differing).toEqual([]);
  });

  it('say something wherever English does, with nothing of English left', () => {
    const english = new Map(textsOf(en));
    const empty = textsOf(translation).filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
    // A sentence that is the same in two languages was forgotten.
    const same = textsOf(translation).filter(
      ([path, text]) => english.get(path) === text && /[a-z]{2} [a-z]{2,} [a-z]{2}/.test(text),
    );
    expect(same.map(([path]) => path).filter((path) => !path.endsWith('engine.threads'))).toEqual(
      [],
    );
  });
});

describe('the files of a language', () => {
  it('stand beside those of English', () => {
    const files = readdirSync(new URL('../../contract/text/', import.meta.url));
    const parts = files.filter((file) => file.startsWith('en-')).map((file) => file.slice(3));
    for (const language of Object.keys(translations)) {
      const theirs = files.filter((file) => file.startsWith(`${language}-`));
      expect(theirs.map((file) => file.slice(3))).toEqual(parts);
    }
  });
});

describe('the pseudo-locale', () => {
  it('accents, lengthens and brackets what is written, and leaves arguments as they are', () => {
    expect(pseudoMessage('Train')).toBe('[Ţŕâîñ ~]');
    const message = '{steps, plural, one {# step} other {# steps}} of {total, number}';
    const formatted = new IntlMessageFormat(pseudoMessage(message), 'en').format({
      steps: 2,
      total: 1234,
    });
    expect(formatted).toBe('[2 šţéþš öf 1,234 ~~~]');
  });

  it('has every message of English, whole', () => {
    const pseudo = speak('en-XA').catalogue;
    const english = new Map(textsOf(en));
    for (const [path, text] of textsOf(pseudo)) {
      const isWordless = text === english.get(path);
      expect(isWordless ? '[]' : text, path).toMatch(/^\[[^]*\]$/);
    }
    expect(pseudo.text['chart.percent']).toBe('{value} %');
    for (const key of Object.keys(en.text) as TextKey[]) {
      expect(demandsOf(pseudo.text[key]), key).toEqual(demandsOf(en.text[key]));
    }
  });

  it('is longer by two fifths', () => {
    const pseudo = speak('en-XA').catalogue.text['verdict.growing.sentence'];
    expect(pseudo.length / en.text['verdict.growing.sentence'].length).toBeGreaterThan(1.4);
  });
});

describe('resolveLocale', () => {
  it.each([
    ['system', ['fr-FR', 'de-AT', 'en-US'], 'de-AT'],
    ['system', ['fr'], 'en'],
    ['system', [], 'en'],
    ['system', ['C', 'de_DE', 'de-Latn-CH-u-nu-arab'], 'de-CH'],
    ['system', ['en-XA'], 'en-XA'],
    ['de', ['en-GB', 'de-CH'], 'de-CH'],
    ['de', ['en-GB'], 'de'],
    ['en', ['de-DE', 'en-GB'], 'en-GB'],
    ['en', ['en-XA'], 'en'],
    ['en-XB', ['de'], 'en-XB'],
  ] as const)('%s on a system that wishes for %j is %s', (choice, wished, locale) => {
    expect(resolveLocale(choice, wished)).toBe(locale);
  });
});

describe('a terminal', () => {
  it.each([
    [{ LANG: 'de_AT.UTF-8' }, ['de-AT']],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'de_DE@euro' }, ['de-DE']],
    [{ LC_ALL: '', LANG: 'C.UTF-8' }, ['C']],
    [{ LANG: 'de_DE', EPOCH_LAB_LANGUAGE: 'en' }, ['en']],
    [{}, []],
  ])('with %j wishes for %j', (variables, wished) => {
    expect(wishedLocales(variables)).toEqual(wished);
  });
});

describe('a language', () => {
  it('has its own texts, and is read from its own side', () => {
    expect(languageOf('de-AT')).toBe('de');
    expect(languageOf('en-XB')).toBe('en');
    expect(directionOf('de')).toBe('ltr');
    expect(directionOf('en-XB')).toBe('rtl');
    setLanguage(speak('de-AT'));
    expect(t('run.train')).toBe('Trainieren');
    expect(t('packs.cannotFetch', { file: 'a', megabytes: 1234.5 })).toContain('(1\u00a0234,5 MB)');
    setLanguage(speak('en'));
    expect(t('run.train')).toBe('Train');
  });
});
