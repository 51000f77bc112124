/** Stochastic gradient descent with optional (Nesterov) momentum, Keras's form: v = momentum · v - learningRate · g; w += v. */
import { toggle } from '../fields';
import { BASE_FIELDS } from './base-fields';
import { learningRate, momentum } from './step-fields';

export const sgd = {
  kind: 'SGD',
  fields: {
    learningRate: learningRate(0.01),
    momentum,
    nesterov: toggle('nesterov', false),
    ...BASE_FIELDS,
  },
} as const;
