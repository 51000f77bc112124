/** Where the tour of the window stands. Ended or skipped once, it comes only when asked for. */
import type { Pane } from '../../contract/panels';
import type { Navigation } from './navigation.svelte';
import type { PreferencesStore } from './preferences-store.svelte';

/** What each step points at, by its `data-tour`, and the part of the lab it stands in. */
export const TOUR_STEPS = [
  { id: 'network', pane: 'experiment' },
  { id: 'train', pane: 'experiment' },
  { id: 'curves', pane: 'training' },
  { id: 'sketch', pane: 'sketch' },
  { id: 'evaluate', pane: 'sketch' },
  { id: 'settings', pane: 'sketch' },
] as const satisfies readonly { readonly id: string; readonly pane: Pane }[];
export type TourStep = (typeof TOUR_STEPS)[number];

export class Tour {
  readonly #preferences: PreferencesStore;
  readonly #navigation: Navigation;
  #at = $state<number>();

  constructor(preferences: PreferencesStore, navigation: Navigation) {
    this.#preferences = preferences;
    this.#navigation = navigation;
  }

  /** From 0; undefined while there is no tour. */
  get at(): number | undefined {
    return this.#at;
  }
  get step(): TourStep | undefined {
    return this.#at === undefined ? undefined : TOUR_STEPS[this.#at];
  }

  begin(): void {
    this.#navigation.sheet = undefined;
    this.#go(0);
  }

  /** After the last step it ends. */
  next(): void {
    if (this.#at !== undefined) this.#go(this.#at + 1);
  }

  back(): void {
    if (this.#at !== undefined) this.#go(Math.max(0, this.#at - 1));
  }

  /** At any moment; where there is no tour, nothing happens. */
  end(): void {
    if (this.#at === undefined) return;
    this.#at = undefined;
    if (this.#preferences.current.tourSeen) return;
    void this.#preferences.change({ tourSeen: true });
  }

  #go(to: number): void {
    const step = TOUR_STEPS[to];
    if (step === undefined) {
      this.end();
      return;
    }
    this.#navigation.screen = 'lab';
    this.#navigation.showPane(step.pane);
    this.#at = to;
  }
}
