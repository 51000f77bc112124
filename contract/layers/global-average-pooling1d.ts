/** GlobalAveragePooling1D: the mean of each channel over all steps. */
import { defineLayer } from './layer-definition';
import { planGlobalPooling } from './pooling';

export const globalAveragePooling1d = defineLayer({
  kind: 'GlobalAveragePooling1D',
  fields: {},
  plan: (_values, input) => planGlobalPooling('GlobalAveragePooling1D', 1, input),
});
