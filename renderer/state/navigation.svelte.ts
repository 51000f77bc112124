/** Which screen is shown, and which pane of the lab where not all fit side by side. */

export const SCREENS = ['lab', 'evaluate', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

export const PANES = ['experiment', 'training', 'sketch'] as const;
export type Pane = (typeof PANES)[number];

/** What lies over the whole window. One at a time. */
export type Sheet = 'palette' | 'shortcuts' | 'about';

export class Navigation {
  screen = $state<Screen>('lab');
  #pane = $state<Pane>('experiment');
  #side = $state<Pane>('experiment');
  sheet = $state<Sheet | undefined>(undefined);

  /** The part shown where only one fits. */
  get pane(): Pane {
    return this.#pane;
  }
  /** The part shown beside the training where two fit. */
  get side(): Pane {
    return this.#side;
  }

  showPane(pane: Pane): void {
    this.#pane = pane;
    if (pane !== 'training') this.#side = pane;
  }
}
