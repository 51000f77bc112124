/**
 * RMSprop in Keras's form: v = rho · v + (1 - rho) · g²; w -= learningRate · g / sqrt(v + epsilon). Centered: v less the square of
 * the average gradient.
 */
import { advanced, toggle } from '../fields';
import { BASE_FIELDS } from './base-fields';
import { epsilon, learningRate, momentum, rho } from './step-fields';

export const rmsprop = {
  kind: 'RMSprop',
  fields: {
    learningRate: learningRate(0.001),
    rho: rho(0.9),
    momentum,
    epsilon,
    centered: advanced(toggle('centered', false)),
    ...BASE_FIELDS,
  },
} as const;
