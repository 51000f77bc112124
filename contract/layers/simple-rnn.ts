/** SimpleRNN: h_t = activation(x_t · kernel + h_(t-1) · recurrent_kernel + bias). */
import { defineLayer } from './layer-definition';
import { planRecurrent, SEQUENCE_FIELDS, UNIT_FIELDS, WEIGHT_FIELDS } from './recurrent';

export const simpleRnn = defineLayer({
  kind: 'SimpleRNN',
  fields: { ...UNIT_FIELDS, ...WEIGHT_FIELDS, ...SEQUENCE_FIELDS },
  plan: (values, input) => planRecurrent('SimpleRNN', values, input),
});
