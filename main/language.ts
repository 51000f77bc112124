/** The language of main itself: the one chosen, or the first of the system's that there is. */
import { app } from 'electron';
import { LANGUAGE_VARIABLE, resolveLocale, type LanguageChoice } from '../contract/language';
import { speak } from '../contract/text/languages';
import { locale, setLanguage } from '../contract/text/text';

/** Sets it from now on. Returns whether it is another than before. */
export function chooseLanguage(choice: LanguageChoice): boolean {
  const before = locale();
  setLanguage(speak(resolveLocale(choice, wished())));
  return locale() !== before;
}

function wished(): readonly string[] {
  const named = process.env[LANGUAGE_VARIABLE];
  return named ? [named] : app.getPreferredSystemLanguages();
}
