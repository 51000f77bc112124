/** All stores of one window, made once and handed down by context. */
import { createContext } from 'svelte';
import type { Backend } from '../api';
import { AppInfo } from './app-info.svelte';
import { Disclosures } from './disclosures.svelte';
import { EnginePacksStore } from './engine-packs-store.svelte';
import { ExperimentStore } from './experiment-store.svelte';
import { Navigation } from './navigation.svelte';
import { Notices } from './notices.svelte';
import { PanelMemory } from './panel-memory.svelte';
import { PreferencesStore } from './preferences-store.svelte';
import { RunStore } from './run-store.svelte';
import { UnfinishedRunStore } from './unfinished-run-store.svelte';
import type { Media } from './system-look';
import { Tour } from './tour.svelte';

export interface Lab {
  readonly backend: Backend;
  readonly run: RunStore;
  readonly experiment: ExperimentStore;
  readonly preferences: PreferencesStore;
  readonly notices: Notices;
  readonly navigation: Navigation;
  readonly appInfo: AppInfo;
  readonly enginePacks: EnginePacksStore;
  readonly disclosures: Disclosures;
  readonly unfinished: UnfinishedRunStore;
  readonly panels: PanelMemory;
  readonly tour: Tour;
}

export function createLab(backend: Backend, media: Media): Lab {
  const preferences = new PreferencesStore(backend, media);
  const run = new RunStore(backend);
  const navigation = new Navigation();
  const disclosures = new Disclosures();
  return {
    backend,
    run,
    experiment: new ExperimentStore(),
    preferences,
    notices: new Notices(),
    navigation,
    appInfo: new AppInfo(backend),
    enginePacks: new EnginePacksStore(backend),
    disclosures,
    panels: new PanelMemory(backend, navigation, disclosures),
    unfinished: new UnfinishedRunStore(backend, run),
    tour: new Tour(preferences, navigation),
  };
}

/** `getLab` works while a component is being made, below one that called `setLab`. */
export const [getLab, setLab] = createContext<Lab>();
