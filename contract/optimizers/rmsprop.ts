/** RMSprop in Keras's form: v = rho · v + (1 - rho) · g²; w -= learningRate · g / sqrt(v + epsilon). */
import { real } from '../fields';

export const rmsprop = {
  kind: 'RMSprop',
  fields: {
    learningRate: real('learningRate', { min: 0, exclusiveMin: true, max: 10, initial: 0.001 }),
    rho: real('rho', { min: 0, max: 1, exclusiveMax: true, initial: 0.9 }),
    momentum: real('momentum', { min: 0, max: 1, exclusiveMax: true, initial: 0 }),
    epsilon: real('epsilon', { min: 0, exclusiveMin: true, max: 1, initial: 1e-7 }),
  },
} as const;
