/** MaxPooling1D: the largest value of each window, channel by channel. */
import { defineLayer } from './layer-definition';
import { planPooling, POOLING_1D } from './pooling';

export const maxPooling1d = defineLayer({
  kind: 'MaxPooling1D',
  fields: POOLING_1D,
  plan: (values, input) => planPooling('MaxPooling1D', 1, values, input),
});
