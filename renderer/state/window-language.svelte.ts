/** The language of the window: every text asks for it here, so that all of them are drawn anew when another is chosen. */
import type { Backend } from '../api';
import { directionOf, languageOf } from '../../contract/language';
import { speak } from '../../contract/text/languages';
import { setLanguageSource, type SpokenLanguage } from '../../contract/text/text';

/**
 * Asks main for the language, and follows it. Draw nothing before: it would be in English.
 * @param root Gets the language and the direction in which it is read.
 */
export async function followLanguage(backend: Backend, root: HTMLElement): Promise<void> {
  let language = $state.raw<SpokenLanguage>(speak('en'));
  const show = (locale: string): void => {
    language = speak(locale);
    root.lang = languageOf(locale);
    root.dir = directionOf(locale);
  };
  const answer = await backend.attempt('app:locale', undefined);
  if (answer.ok) show(answer.value);
  setLanguageSource(() => language);
  backend.on('app:localeChanged', show);
}
