/** Adagrad (Duchi et al. 2011) in Keras's form: a += g²; w -= learningRate · g / sqrt(a + epsilon). */
import { advanced, real } from '../fields';
import { BASE_FIELDS } from './base-fields';
import { epsilon, learningRate } from './step-fields';

export const adagrad = {
  kind: 'Adagrad',
  fields: {
    learningRate: learningRate(0.001),
    initialAccumulatorValue: advanced(
      real('initialAccumulatorValue', { min: 0, max: 1e6, initial: 0.1 }),
    ),
    epsilon,
    ...BASE_FIELDS,
  },
} as const;
