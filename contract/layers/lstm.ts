/** LSTM: a memory c that gates write (i), keep (f) and read (o). Blocks of columns of the weights: i, f, c, o. */
import { advanced, toggle } from '../fields';
import { defineLayer } from './layer-definition';
import {
  GATE_FIELDS,
  planRecurrent,
  SEQUENCE_FIELDS,
  UNIT_FIELDS,
  WEIGHT_FIELDS,
} from './recurrent';

export const lstm = defineLayer({
  kind: 'LSTM',
  fields: {
    ...UNIT_FIELDS,
    ...GATE_FIELDS,
    ...WEIGHT_FIELDS,
    unitForgetBias: advanced(toggle('unitForgetBias', true)),
    ...SEQUENCE_FIELDS,
  },
  plan(values, input) {
    const { units, unitForgetBias } = values;
    const onesAt = [units, 2 * units] as const;
    return planRecurrent('LSTM', values, input, unitForgetBias ? { onesAt } : {});
  },
});
