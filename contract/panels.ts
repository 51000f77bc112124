/** How the window's parts are arranged: what it opens with again at the next start. Columns have no sizes of their own to keep. */
import * as v from 'valibot';

export const PANES = ['experiment', 'training', 'sketch'] as const;
export type Pane = (typeof PANES)[number];

export const CHART_VIEWS = ['steps', 'epochs', 'table'] as const;
export type ChartView = (typeof CHART_VIEWS)[number];

const MAX_FOLDS = 100;
const MAX_NAME_LENGTH = 100;

export const panelsSchema = v.strictObject({
  /** Shown where only one fits. */
  pane: v.picklist(PANES),
  /** Shown beside the training where two fit. */
  side: v.picklist(PANES),
  chartView: v.picklist(CHART_VIEWS),
  /** Names of the folded parts of the forms that are open. */
  open: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH))), v.maxLength(MAX_FOLDS)),
});
export type Panels = Readonly<v.InferOutput<typeof panelsSchema>>;
