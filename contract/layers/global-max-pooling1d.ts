/** GlobalMaxPooling1D: the largest value of each channel over all steps. */
import { defineLayer } from './layer-definition';
import { planGlobalPooling } from './pooling';

export const globalMaxPooling1d = defineLayer({
  kind: 'GlobalMaxPooling1D',
  fields: {},
  plan: (_values, input) => planGlobalPooling('GlobalMaxPooling1D', 1, input),
});
