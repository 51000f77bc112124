/**
 * Adadelta (Zeiler 2012) in Keras's form: a = rho · a + (1 - rho) · g²; d = g · sqrt(x + epsilon) / sqrt(a + epsilon);
 * x = rho · x + (1 - rho) · d²; w -= learningRate · d.
 */
import { BASE_FIELDS } from './base-fields';
import { epsilon, learningRate, rho } from './step-fields';

export const adadelta = {
  kind: 'Adadelta',
  fields: { learningRate: learningRate(0.001), rho: rho(0.95), epsilon, ...BASE_FIELDS },
} as const;
