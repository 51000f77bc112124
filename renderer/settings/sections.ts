/** The sections of the settings, in their order; `words` are what a search for one of them looks through. */
import type { Component } from 'svelte';
import { t } from '../../contract/text/text';
import { ENGINE_PACK_IDS } from '../../contract/engine-packs/packs';
import AboutSection from './AboutSection.svelte';
import AppearanceSection from './AppearanceSection.svelte';
import EngineChoiceSection from './EngineChoiceSection.svelte';
import EnginesSection from './EnginesSection.svelte';
import { packName } from './pack-words';

export interface SettingsSection {
  readonly id: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly component: Component;
}

export function settingsSections(): readonly SettingsSection[] {
  return [
    {
      id: 'appearance',
      title: t('settings.appearance'),
      words: [t('settings.theme'), t('settings.themeHelp'), t('settings.notify')],
      component: AppearanceSection,
    },
    {
      id: 'engine',
      title: t('settings.engine'),
      words: [t('settings.engineNote')],
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
