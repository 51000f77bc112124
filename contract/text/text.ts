/** Reads the text catalogue: `t(key, values)` formats an ICU message in the language set for this process. */
import { en, type Catalogue } from './en';
import { Message, type TextValues } from './message';

export type TextKey = keyof Catalogue['text'];

export interface SpokenLanguage {
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  readonly catalogue: Catalogue;
}

const ENGLISH: SpokenLanguage = { locale: 'en', catalogue: en };

let spoken: () => SpokenLanguage = () => ENGLISH;
const compiled = new Map<string, Message>();
/** The language that `compiled` is in. */
let compiledIn = ENGLISH;

/** Sets the language of this process from now on. */
export function setLanguage(next: SpokenLanguage): void {
  spoken = () => next;
}

/** Has every text ask `source` for the language: for a window that draws its texts anew when the answer changes. */
export function setLanguageSource(source: () => SpokenLanguage): void {
  spoken = source;
}

export function locale(): string {
  return spoken().locale;
}

/** The catalogue in use, for the texts that hang on a definition (`fields`, `layers`, `choices`, `errors`). */
export function catalogue(): Catalogue {
  return spoken().catalogue;
}

export function t(key: TextKey, values?: TextValues): string {
  const language = spoken();
  const message = language.catalogue.text[key];
  if (values === undefined) return message;
  if (language !== compiledIn) {
    compiled.clear();
    compiledIn = language;
  }
  let ready = compiled.get(key);
  if (ready === undefined) {
    ready = new Message(message, language.locale);
    compiled.set(key, ready);
  }
  return ready.fill(values);
}
