/**
 * Embedding: each whole number of its input becomes a row of the table `embeddings`. A number that is not whole is cut to one, as in
 * Keras; one outside 0 .. inputDim - 1, which Keras refuses, becomes a row of zeros and teaches nothing.
 */
import { initializer } from '../initializers/registry';
import { int } from '../fields';
import { regularizer } from '../regularizers/registry';
import { defineLayer } from './layer-definition';

export const embedding = defineLayer({
  kind: 'Embedding',
  fields: {
    inputDim: int('inputDim', { min: 1, max: 10_000_000, initial: 1000 }),
    outputDim: int('outputDim', { min: 1, max: 16384, initial: 64 }),
    embeddingsInitializer: initializer('embeddingsInitializer', 'random_uniform'),
    embeddingsRegularizer: regularizer('embeddingsRegularizer'),
  },
  plan: ({ inputDim, outputDim, embeddingsInitializer, embeddingsRegularizer }, input) => ({
    ok: true,
    output: [...input, outputDim],
    weights: [
      {
        name: 'embeddings',
        shape: [inputDim, outputDim],
        initializer: embeddingsInitializer,
        regularizer: embeddingsRegularizer,
        trainable: true,
      },
    ],
  }),
});
