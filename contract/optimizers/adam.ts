/**
 * Adam (Kingma & Ba 2015) in Keras's form: w -= alpha_t · m / (sqrt(v) + epsilon),
 * alpha_t = learningRate · sqrt(1 - beta2^t) / (1 - beta1^t). With amsgrad v never falls.
 */
import { advanced, toggle } from '../fields';
import { BASE_FIELDS } from './base-fields';
import { beta1, beta2, epsilon, learningRate } from './step-fields';

export const adam = {
  kind: 'Adam',
  fields: {
    learningRate: learningRate(0.001),
    beta1,
    beta2: beta2(0.999),
    epsilon,
    amsgrad: advanced(toggle('amsgrad', false)),
    ...BASE_FIELDS,
  },
} as const;
