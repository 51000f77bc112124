/** What one chart says of itself: which numbers of a history it shows, and how they are written. */
import type { EpochRecord, StepSeries } from '../../contract/history';
import type { TextKey } from '../../contract/text/text';

export interface ChartDefinition {
  readonly kind: string;
  readonly title: TextKey;
  /** Shown before there is anything to draw: what will appear. */
  readonly empty: TextKey;
  /** The value of each step (or of each `stride` steps). */
  steps(series: StepSeries): readonly number[];
  /** The training value of a whole epoch. */
  training(epoch: EpochRecord): number;
  validation(epoch: EpochRecord): number | null;
  /** Is a lower value a better one? */
  readonly lowerIsBetter: boolean;
  /** The value the axis always shows: a loss of 0, an accuracy of 1. */
  readonly anchor: number;
  /** The axis before there is anything to draw: from the anchor to here. */
  readonly emptyUpTo: number;
  /** Exact, as read from the chart. */
  formatValue(value: number): string;
  /** As short as the axis allows; `step` is the distance between two gridlines. */
  formatTick(value: number, step: number): string;
}
