/** The charts shown while training, in order, by what the targets are. A new one is a file beside this and a line here. */
import type { TargetKind } from '../../contract/losses/loss-definition';
import { accuracyChart } from './accuracy';
import type { ChartDefinition } from './chart-definition';
import { lossChart } from './loss';
import { meanAbsoluteErrorChart } from './mean-absolute-error';

export const CHARTS: Readonly<Record<TargetKind, readonly ChartDefinition[]>> = {
  classes: [lossChart, accuracyChart],
  values: [lossChart, meanAbsoluteErrorChart],
};
