/** AveragePooling1D: the mean of each window, channel by channel; padding does not count. */
import { defineLayer } from './layer-definition';
import { planPooling, POOLING_1D } from './pooling';

export const averagePooling1d = defineLayer({
  kind: 'AveragePooling1D',
  fields: POOLING_1D,
  plan: (values, input) => planPooling('AveragePooling1D', 1, values, input),
});
