/** Reads the text catalogue: `t(key, values)` formats an ICU message in the language set for this process. */
import { IntlMessageFormat } from 'intl-messageformat';
import { en, type Catalogue } from './en';

export type TextKey = keyof Catalogue['text'];
export type TextValues = Readonly<Record<string, string | number | boolean>>;

interface Language {
  readonly locale: string;
  readonly catalogue: Catalogue;
}

let language: Language = { locale: 'en', catalogue: en };
const compiled = new Map<string, IntlMessageFormat>();

/** Sets the language of this process; call once at its start. */
export function setLanguage(next: Language): void {
  language = next;
  compiled.clear();
}

export function locale(): string {
  return language.locale;
}

/** The catalogue in use, for the texts that hang on a definition (`fields`, `layers`, `choices`, `errors`). */
export function catalogue(): Catalogue {
  return language.catalogue;
}

export function t(key: TextKey, values?: TextValues): string {
  const message = language.catalogue.text[key];
  if (values === undefined) return message;
  let format = compiled.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(message, language.locale, undefined, { ignoreTag: true });
    compiled.set(key, format);
  }
  return String(format.format({ ...values }));
}
