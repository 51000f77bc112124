/** Which parts of the lab are on screen, and which have a tab, in each layout. */
import { PANES, type Pane } from '../../contract/panels';
import type { Layout } from './layout';

/** The parts that share one place and are picked by a tab there; none where all are shown. */
export function tabsOf(layout: Layout): readonly Pane[] {
  switch (layout) {
    case 'three':
      return [];
    case 'two':
      return ['experiment', 'sketch'];
    case 'one':
      return PANES;
  }
}

/** The chosen part, where its layout has a tab for it; else the first tab. */
export function shownTab(layout: Layout, chosen: Pane): Pane {
  const tabs = tabsOf(layout);
  return tabs.includes(chosen) ? chosen : (tabs[0] ?? chosen);
}

export function isShown(layout: Layout, chosen: Pane, pane: Pane): boolean {
  return !tabsOf(layout).includes(pane) || shownTab(layout, chosen) === pane;
}
