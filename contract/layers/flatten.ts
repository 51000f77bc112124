/** Flatten: the same numbers as one vector, last axis fastest. */
import { sizeOf } from '../shapes';
import { defineLayer } from './layer-definition';

export const flatten = defineLayer({
  kind: 'Flatten',
  fields: {},
  plan: (_values, input) => ({ ok: true, output: [sizeOf(input)], weights: [] }),
});
