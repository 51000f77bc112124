/** Dropout: while training, zeroes each input with probability `rate` and scales the rest by 1 / (1 - rate). */
import { real } from '../fields';
import { defineLayer } from './layer-definition';

export const dropout = defineLayer({
  kind: 'Dropout',
  fields: { rate: real('rate', { min: 0, max: 1, exclusiveMax: true, initial: 0.2 }) },
  plan: (_values, input) => ({ ok: true, output: input, weights: [] }),
});
