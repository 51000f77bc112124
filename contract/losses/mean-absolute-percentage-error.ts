/** 100 times the mean of |y - t| / max(|t|, 1e-7) over the outputs. */
import type { LossDefinition } from './loss-definition';

export const meanAbsolutePercentageError = {
  kind: 'mean_absolute_percentage_error',
  fields: {},
  targets: ['classes', 'values'],
} as const satisfies LossDefinition;
