/** The mean of |y - t| over the outputs. */
import type { LossDefinition } from './loss-definition';

export const meanAbsoluteError = {
  kind: 'mean_absolute_error',
  fields: {},
  targets: ['classes', 'values'],
} as const satisfies LossDefinition;
