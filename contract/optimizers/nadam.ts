/** Nadam (Dozat 2015) in Keras's form: Adam with Nesterov momentum, whose beta1 grows to its full value over the first steps. */
import { BASE_FIELDS } from './base-fields';
import { beta1, beta2, epsilon, learningRate } from './step-fields';

export const nadam = {
  kind: 'Nadam',
  fields: {
    learningRate: learningRate(0.001),
    beta1,
    beta2: beta2(0.999),
    epsilon,
    ...BASE_FIELDS,
  },
} as const;
