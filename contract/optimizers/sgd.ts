/** Stochastic gradient descent with optional (Nesterov) momentum, Keras's form: v = momentum · v - learningRate · g; w += v. */
import { real, toggle } from '../fields';

export const sgd = {
  kind: 'SGD',
  fields: {
    learningRate: real('learningRate', { min: 0, exclusiveMin: true, max: 10, initial: 0.01 }),
    momentum: real('momentum', { min: 0, max: 1, exclusiveMax: true, initial: 0 }),
    nesterov: toggle('nesterov', false),
  },
} as const;
