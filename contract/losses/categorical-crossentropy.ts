/**
 * Cross-entropy of one class of several: -Σ t · ln p over one-hot targets t, mixed with equal shares by label smoothing:
 * t · (1 - labelSmoothing) + labelSmoothing / classes.
 */
import { real } from '../fields';
import type { LossDefinition } from './loss-definition';

export const categoricalCrossentropy = {
  kind: 'categorical_crossentropy',
  fields: { labelSmoothing: real('labelSmoothing', { min: 0, max: 1, initial: 0 }) },
  targets: ['classes'],
} as const satisfies LossDefinition;
