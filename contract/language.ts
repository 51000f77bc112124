/** Which languages there are, and which of them a choice means on a system that wishes for some. The texts are in text/languages.ts. */

/** Base language of BCP 47 -> its own name of itself, as a list of languages shows it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/** Made from English, to see what cannot be translated or has no room: accented and longer; the same from right to left. */
export const PSEUDO_LOCALES = { 'en-XA': 'Pseudo', 'en-XB': 'Pseudo, right to left' } as const;
export type PseudoLocale = keyof typeof PSEUDO_LOCALES;

/** What a user can choose; pseudo-locales are offered to nobody, but can be set. */
export const LANGUAGE_CHOICES = ['system', 'en', 'de', 'en-XA', 'en-XB'] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** A variable of the environment that takes the place of the system's languages. */
export const LANGUAGE_VARIABLE = 'EPOCH_LAB_LANGUAGE';

export function isPseudoLocale(locale: string): locale is PseudoLocale {
  return locale in PSEUDO_LOCALES;
}

/** The language of a locale; English where there is no other. */
export function languageOf(locale: string): Language {
  const [base = ''] = locale.toLowerCase().split(/[-_]/);
  return base in LANGUAGES ? (base as Language) : 'en';
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return locale === 'en-XB' ? 'rtl' : 'ltr';
}

/**
 * The locale for texts, numbers and dates. A region the system names is kept, also for a language chosen here: with German on a
 * system that wishes for de-AT, numbers are Austrian.
 * @param wished The system's locales, the dearest first; what is no locale is passed over.
 */
export function resolveLocale(choice: LanguageChoice, wished: readonly string[]): string {
  if (isPseudoLocale(choice)) return choice;
  const known = wished.map(wellFormed).filter((locale) => locale !== undefined);
  if (choice === 'system') return known.find((locale) => baseOf(locale) in LANGUAGES) ?? 'en';
  return known.find((locale) => baseOf(locale) === choice && !isPseudoLocale(locale)) ?? choice;
}

/** What the environment of a terminal wishes for, as gettext reads it: "de_AT.UTF-8" is de-AT. */
export function wishedLocales(variables: Readonly<Record<string, string | undefined>>): string[] {
  const names = [LANGUAGE_VARIABLE, 'LC_ALL', 'LC_MESSAGES', 'LANG'];
  const first = names.map((name) => variables[name]).find((value) => Boolean(value));
  return first === undefined ? [] : [first.replace(/[.@].*$/, '').replaceAll('_', '-')];
}

function baseOf(locale: string): string {
  return locale.split('-')[0] ?? '';
}

/** Language and region alone; scripts and extensions would change how numbers look. */
function wellFormed(tag: string): string | undefined {
  try {
    const { language, region } = new Intl.Locale(tag);
    return region === undefined ? language : `${language}-${region}`;
  } catch {
    return undefined;
  }
}
