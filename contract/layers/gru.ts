/**
 * GRU: an update gate z and a reset gate r over one memory h. Blocks of columns of the weights: z, r, h. With `resetAfter` the reset gate
 * scales the product with the recurrent kernel, which has a bias of its own: the bias is [2, 3 · units].
 */
import { advanced, toggle } from '../fields';
import { defineLayer } from './layer-definition';
import {
  GATE_FIELDS,
  planRecurrent,
  SEQUENCE_FIELDS,
  UNIT_FIELDS,
  WEIGHT_FIELDS,
} from './recurrent';

export const gru = defineLayer({
  kind: 'GRU',
  fields: {
    ...UNIT_FIELDS,
    ...GATE_FIELDS,
    ...WEIGHT_FIELDS,
    ...SEQUENCE_FIELDS,
    resetAfter: advanced(toggle('resetAfter', true)),
  },
  plan(values, input) {
    const shape = [2, 3 * values.units];
    return planRecurrent('GRU', values, input, values.resetAfter ? { shape } : {});
  },
});
