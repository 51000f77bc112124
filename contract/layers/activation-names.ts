/** Keras's identifiers of the activations every engine offers, and the field of a layer that ends with one. */
import { choice, suggesting } from '../fields';

export const ACTIVATIONS = [
  'linear',
  'relu',
  'leaky_relu',
  'elu',
  'selu',
  'gelu',
  'silu',
  'mish',
  'sigmoid',
  'hard_sigmoid',
  'tanh',
  'softplus',
  'softsign',
  'exponential',
  'softmax',
] as const;

export type ActivationName = (typeof ACTIVATIONS)[number];

/** Of a layer with a kernel: linear where it is left out, as Keras's None; a hidden layer that a user adds is offered relu. */
export const OUTPUT_ACTIVATION = suggesting(choice('activation', ACTIVATIONS, 'linear'), 'relu');
