/** Cross-entropy of one class of several from its number: -ln p of the right class. */
import type { LossDefinition } from './loss-definition';

export const sparseCategoricalCrossentropy = {
  kind: 'sparse_categorical_crossentropy',
  fields: {},
  targets: ['classes'],
} as const satisfies LossDefinition;
