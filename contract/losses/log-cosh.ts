/** The mean of ln cosh(y - t) over the outputs: half the square near 0, the distance less ln 2 far out. */
import type { LossDefinition } from './loss-definition';

export const logCosh = {
  kind: 'log_cosh',
  fields: {},
  targets: ['classes', 'values'],
} as const satisfies LossDefinition;
