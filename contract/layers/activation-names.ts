/** Keras's identifiers of the activations every engine offers. */
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
