/** Adamax (Kingma & Ba 2015, section 7.1) in Keras's form: u = max(beta2 · u, |g|); w -= learningRate / (1 - beta1^t) · m / (u + epsilon). */
import { BASE_FIELDS } from './base-fields';
import { beta1, beta2, epsilon, learningRate } from './step-fields';

export const adamax = {
  kind: 'Adamax',
  fields: {
    learningRate: learningRate(0.001),
    beta1,
    beta2: beta2(0.999),
    epsilon,
    ...BASE_FIELDS,
  },
} as const;
