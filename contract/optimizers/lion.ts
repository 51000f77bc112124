/** Lion (Chen et al. 2023): w -= learningRate · sign(beta1 · m + (1 - beta1) · g); m = beta2 · m + (1 - beta2) · g. */
import { real } from '../fields';
import { BASE_FIELDS } from './base-fields';
import { beta2, learningRate } from './step-fields';

export const lion = {
  kind: 'Lion',
  fields: {
    learningRate: learningRate(0.001),
    // Keras refuses 0, where only the sign of the gradient would be left.
    beta1: real('beta1', { min: 0, exclusiveMin: true, max: 1, exclusiveMax: true, initial: 0.9 }),
    beta2: beta2(0.99),
    ...BASE_FIELDS,
  },
} as const;
