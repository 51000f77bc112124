/** GlobalMaxPooling2D: the largest value of each channel over the whole image. */
import { defineLayer } from './layer-definition';
import { planGlobalPooling } from './pooling';

export const globalMaxPooling2d = defineLayer({
  kind: 'GlobalMaxPooling2D',
  fields: {},
  plan: (_values, input) => planGlobalPooling('GlobalMaxPooling2D', 2, input),
});
