/**
 * Cross-entropy of each output on its own: the mean of -(t · ln p + (1 - t) · ln(1 - p)), targets drawn towards one half by label
 * smoothing: t · (1 - labelSmoothing) + labelSmoothing / 2. Classes count as one-hot rows.
 */
import { real } from '../fields';
import type { LossDefinition } from './loss-definition';

export const binaryCrossentropy = {
  kind: 'binary_crossentropy',
  fields: { labelSmoothing: real('labelSmoothing', { min: 0, max: 1, initial: 0 }) },
  targets: ['classes', 'values'],
} as const satisfies LossDefinition;
