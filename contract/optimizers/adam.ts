/** Adam (Kingma & Ba 2015) in Keras's form: w -= alpha_t · m / (sqrt(v) + epsilon), alpha_t = learningRate · sqrt(1 - beta2^t) / (1 - beta1^t). */
import { real } from '../fields';

export const adam = {
  kind: 'Adam',
  fields: {
    learningRate: real('learningRate', { min: 0, exclusiveMin: true, max: 10, initial: 0.001 }),
    beta1: real('beta1', { min: 0, max: 1, exclusiveMax: true, initial: 0.9 }),
    beta2: real('beta2', { min: 0, max: 1, exclusiveMax: true, initial: 0.999 }),
    epsilon: real('epsilon', { min: 0, exclusiveMin: true, max: 1, initial: 1e-7 }),
  },
} as const;
