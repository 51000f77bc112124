/** The mean over the outputs of (y - t)² / 2 where |y - t| <= delta, else of delta · |y - t| - delta² / 2. */
import { real } from '../fields';
import type { LossDefinition } from './loss-definition';

export const huber = {
  kind: 'huber',
  fields: { delta: real('delta', { min: 0, exclusiveMin: true, max: 1_000_000, initial: 1 }) },
  targets: ['classes', 'values'],
} as const satisfies LossDefinition;
