/** AveragePooling2D: the mean of each window, channel by channel; padding does not count. */
import { defineLayer } from './layer-definition';
import { planPooling, POOLING_2D } from './pooling';

export const averagePooling2d = defineLayer({
  kind: 'AveragePooling2D',
  fields: POOLING_2D,
  plan: (values, input) => planPooling('AveragePooling2D', 2, values, input),
});
