/** The sections of the settings, in their order. A section is a list of preferences, or a component of its own with what it is found by. */
import type { Component } from 'svelte';
import { catalogue, t } from '../../contract/text/text';
import { ENGINE_PACK_IDS } from '../../contract/engine-packs/packs';
import { ENGINE_FIELDS } from '../../contract/experiment';
import type { Preferences } from '../../contract/preferences';
import AboutSection from './AboutSection.svelte';
import EngineChoiceSection from './EngineChoiceSection.svelte';
import EnginesSection from './EnginesSection.svelte';
import { packName } from './pack-words';
import { appearanceSettings, noticeSettings, type Setting } from './settings-table';

interface Section {
  readonly id: string;
  readonly title: string;
}
export interface PreferenceList extends Section {
  readonly settings: readonly Setting[];
}
export interface OwnSection extends Section {
  readonly component: Component;
  /** Names and explanations of what is in it. */
  readonly words: readonly string[];
}
export type SettingsSection = PreferenceList | OwnSection;

export function settingsSections(chosen: Preferences): readonly SettingsSection[] {
  return [
    { id: 'appearance', title: t('settings.appearance'), settings: appearanceSettings(chosen) },
    { id: 'notices', title: t('settings.notices'), settings: noticeSettings() },
    {
      id: 'engine',
      title: t('settings.engine'),
      words: [t('settings.engineNote'), ...engineWords()],
      component: EngineChoiceSection,
    },
    {
      id: 'engines',
      title: t('engines.title'),
      words: [
        t('engine.builtin'),
        ...ENGINE_PACK_IDS.map(packName),
        t('engines.install'),
        t('engines.remove'),
      ],
      component: EnginesSection,
    },
    {
      id: 'about',
      title: t('settings.about'),
      words: [t('settings.version'), t('settings.dataFolder')],
      component: AboutSection,
    },
  ];
}

function engineWords(): readonly string[] {
  return Object.values(ENGINE_FIELDS).flatMap(({ text }) => {
    const { label, help } = catalogue().fields[text];
    return [label, help];
  });
}
