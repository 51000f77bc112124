/** The mean of (y - t)² over the outputs. */
import type { LossDefinition } from './loss-definition';

export const meanSquaredError = {
  kind: 'mean_squared_error',
  fields: {},
  targets: ['classes', 'values'],
} as const satisfies LossDefinition;
