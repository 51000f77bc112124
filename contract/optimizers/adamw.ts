/** AdamW (Loshchilov & Hutter 2019): Adam after each weight has lost weightDecay · learningRate of itself. */
import { advanced, toggle } from '../fields';
import { CLIPPING_FIELDS, weightDecay } from './base-fields';
import { beta1, beta2, epsilon, learningRate } from './step-fields';

export const adamw = {
  kind: 'AdamW',
  fields: {
    learningRate: learningRate(0.001),
    weightDecay: weightDecay(0.004),
    beta1,
    beta2: beta2(0.999),
    epsilon,
    amsgrad: advanced(toggle('amsgrad', false)),
    ...CLIPPING_FIELDS,
  },
} as const;
