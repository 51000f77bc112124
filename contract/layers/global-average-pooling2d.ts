/** GlobalAveragePooling2D: the mean of each channel over the whole image. */
import { defineLayer } from './layer-definition';
import { planGlobalPooling } from './pooling';

export const globalAveragePooling2d = defineLayer({
  kind: 'GlobalAveragePooling2D',
  fields: {},
  plan: (_values, input) => planGlobalPooling('GlobalAveragePooling2D', 2, input),
});
