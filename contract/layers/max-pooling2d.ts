/** MaxPooling2D: the largest value of each window, channel by channel. */
import { defineLayer } from './layer-definition';
import { planPooling, POOLING_2D } from './pooling';

export const maxPooling2d = defineLayer({
  kind: 'MaxPooling2D',
  fields: POOLING_2D,
  plan: (values, input) => planPooling('MaxPooling2D', 2, values, input),
});
