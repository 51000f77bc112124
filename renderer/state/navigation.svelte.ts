/** Which screen is shown, and which pane of the lab where not all fit side by side. */
import type { ChartView, Pane, Panels } from '../../contract/panels';

export const SCREENS = ['lab', 'evaluate', 'help', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

/** What lies over the whole window. One at a time. */
export type Sheet = 'palette' | 'shortcuts' | 'about';

export class Navigation {
  screen = $state<Screen>('lab');
  #pane = $state<Pane>('experiment');
  #side = $state<Pane>('experiment');
  sheet = $state<Sheet | undefined>(undefined);
  /** How the curves of a run are shown. */
  chartView = $state<ChartView>('steps');
  /** The page of the help that is read; undefined: none yet, or, where narrow, their list. */
  topic = $state<string | undefined>(undefined);

  /** The part shown where only one fits. */
  get pane(): Pane {
    return this.#pane;
  }
  /** The part shown beside the training where two fit. */
  get side(): Pane {
    return this.#side;
  }

  restore({ pane, side, chartView }: Panels): void {
    this.#pane = pane;
    this.#side = side;
    this.chartView = chartView;
  }

  /** Opens the help, at a page where one is named. */
  showHelp(topic?: string): void {
    if (topic !== undefined) this.topic = topic;
    this.screen = 'help';
  }

  showPane(pane: Pane): void {
    this.#pane = pane;
    if (pane !== 'training') this.#side = pane;
  }
}
