/** The preferences as rows of the settings screen. A new one is a line here, its texts in the catalogue and its schema in the contract. */
import {
  CONTRASTS,
  MOTIONS,
  TEXT_SIZES,
  THEMES,
  type Preferences,
} from '../../contract/preferences';
import {
  isPseudoLocale,
  LANGUAGES,
  PSEUDO_LOCALES,
  type LanguageChoice,
} from '../../contract/language';
import { t, type TextKey } from '../../contract/text/text';

interface Described {
  readonly key: keyof Preferences;
  readonly label: string;
  readonly help: string;
  /** Other words by which it is found. */
  readonly words: string;
}

export interface ChoiceSetting extends Described {
  readonly type: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The preference that an option's value stands for. */
  readonly read: (value: string) => Partial<Preferences>;
}
export interface SwitchSetting extends Described {
  readonly type: 'switch';
}
export type Setting = ChoiceSetting | SwitchSetting;

/** `settings.<name>` is the label, with `Help`, `Words` and, for a choice, `Option` added the other texts. */
type Name<Suffix extends string> = {
  [K in TextKey]: K extends `settings.${infer N}${Suffix}` ? N : never;
}[TextKey];

type ChoiceKey = Name<'Option'> & Name<'Help'> & Name<'Words'> & keyof Preferences;

function choice<K extends ChoiceKey>(key: K, values: readonly Preferences[K][]): ChoiceSetting {
  const options = values.map((value) => ({
    value: String(value),
    label: t(`settings.${key}Option`, { [key]: value }),
  }));
  const read = (text: string): Partial<Preferences> => ({
    [key]: values.find((value) => String(value) === text),
  });
  return { type: 'choice', key, ...textsOf(key), options, read };
}

function toggle(key: keyof Preferences, name: Name<'Help'> & Name<'Words'>): SwitchSetting {
  return { type: 'switch', key, ...textsOf(name) };
}

function textsOf(name: Name<'Help'> & Name<'Words'>) {
  return {
    label: t(`settings.${name}` as TextKey),
    help: t(`settings.${name}Help`),
    words: t(`settings.${name}Words`),
  };
}

/** A pseudo-locale is shown only where it has been set. */
function language(chosen: LanguageChoice): ChoiceSetting {
  const names = {
    ...LANGUAGES,
    ...(isPseudoLocale(chosen) && { [chosen]: PSEUDO_LOCALES[chosen] }),
  };
  const options = Object.entries(names).map(([value, label]) => ({ value, label }));
  return {
    type: 'choice',
    key: 'language',
    ...textsOf('language'),
    options: [{ value: 'system', label: t('settings.languageSystem') }, ...options],
    read: (value) => ({ language: value as LanguageChoice }),
  };
}

export function appearanceSettings(chosen: Preferences): readonly Setting[] {
  return [
    language(chosen.language),
    choice('theme', THEMES),
    choice('contrast', CONTRASTS),
    choice('textSize', TEXT_SIZES),
    choice('motion', MOTIONS),
  ];
}

export function noticeSettings(): readonly Setting[] {
  return [toggle('notifyWhenDone', 'notify')];
}
