/** Finds settings by what is typed: every word must begin a word of a setting's name, help, options or section. Pure. */
import type { Setting } from './settings-table';
import type { SettingsSection } from './sections';

export interface FoundSettings {
  readonly sections: readonly SettingsSection[];
  /** Preferences, and sections that are one setting. */
  readonly count: number;
}

/** The sections that hold what is looked for, in their order, each with only the preferences meant. All without a search. */
export function findSettings(sections: readonly SettingsSection[], search: string): FoundSettings {
  const wanted = wordsOf(search);
  const found = sections.flatMap((section): readonly SettingsSection[] => {
    if (!('settings' in section)) {
      return holdsAll([section.title, ...section.words], wanted) ? [section] : [];
    }
    const settings = section.settings.filter((setting) =>
      holdsAll([section.title, ...textsOf(setting)], wanted),
    );
    return settings.length === 0 ? [] : [{ ...section, settings }];
  });
  const counts = found.map((section) => ('settings' in section ? section.settings.length : 1));
  return { sections: found, count: counts.reduce((sum, count) => sum + count, 0) };
}

function textsOf(setting: Setting): readonly string[] {
  const options = setting.type === 'choice' ? setting.options.map(({ label }) => label) : [];
  return [setting.label, setting.help, setting.words, ...options];
}

function holdsAll(texts: readonly string[], wanted: readonly string[]): boolean {
  const words = texts.flatMap(wordsOf);
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
