/** Opens the window's parts as they were at the last start, and has main keep how they are now. */
import type { Backend } from '../api';
import type { Panels } from '../../contract/panels';
import type { Disclosures } from './disclosures.svelte';
import type { Navigation } from './navigation.svelte';

export class PanelMemory {
  readonly #backend: Backend;
  readonly #navigation: Navigation;
  readonly #disclosures: Disclosures;
  /** What main has, as text; undefined until it has been asked. */
  #kept = $state.raw<string | undefined>(undefined);

  constructor(backend: Backend, navigation: Navigation, disclosures: Disclosures) {
    this.#backend = backend;
    this.#navigation = navigation;
    this.#disclosures = disclosures;
  }

  get #current(): Panels {
    const { pane, side, chartView } = this.#navigation;
    return { pane, side, chartView, open: this.#disclosures.open };
  }

  async load(): Promise<void> {
    const answer = await this.#backend.attempt('panels:get', undefined);
    if (answer.ok && answer.value !== null) {
      this.#navigation.restore(answer.value);
      this.#disclosures.restore(answer.value.open);
    }
    this.#kept = JSON.stringify(this.#current);
  }

  /** For an effect: keeps every change from what was kept last. */
  follow(): void {
    const panels = this.#current;
    const text = JSON.stringify(panels);
    if (this.#kept === undefined || this.#kept === text) return;
    this.#kept = text;
    void this.#backend.attempt('panels:set', panels);
  }
}
