/** Every language with its texts. */
import {
  isPseudoLocale,
  languageOf,
  resolveLocale,
  wishedLocales,
  type Language,
} from '../language';
import { de } from './de';
import { en, type Catalogue } from './en';
import { pseudoCatalogue } from './pseudo';
import { setLanguage, type SpokenLanguage } from './text';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, de };

const spoken = new Map<string, SpokenLanguage>();

/** The texts for a locale, from `resolveLocale`. */
export function speak(locale: string): SpokenLanguage {
  let language = spoken.get(locale);
  if (language === undefined) {
    const catalogue = isPseudoLocale(locale) ? pseudoCatalogue(en) : CATALOGUES[languageOf(locale)];
    language = { locale, catalogue };
    spoken.set(locale, language);
  }
  return language;
}

/** Sets the language that the environment of a terminal wishes for: in a process that no window tells. */
export function speakAsWished(variables: Readonly<Record<string, string | undefined>>): void {
  setLanguage(speak(resolveLocale('system', wishedLocales(variables))));
}
