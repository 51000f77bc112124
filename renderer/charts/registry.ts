/** The charts shown while training, in order. A new one is a file beside this and a line here. */
import { accuracyChart } from './accuracy';
import type { ChartDefinition } from './chart-definition';
import { lossChart } from './loss';

export const CHARTS: readonly ChartDefinition[] = [lossChart, accuracyChart];
