/**
 * LayerNormalization over the last axis, by the mean and variance of that axis alone, in training and afterwards alike:
 * output = gamma · (input - mean) / √(variance + epsilon) + beta.
 */
import { advanced, real } from '../fields';
import { defineLayer } from './layer-definition';
import { SCALE_FIELDS, scaleWeights } from './scale-fields';

export const layerNormalization = defineLayer({
  kind: 'LayerNormalization',
  fields: {
    epsilon: advanced(real('varianceEpsilon', { min: 1e-10, max: 1, initial: 1e-3 })),
    ...SCALE_FIELDS,
  },
  plan: (values, input) => ({
    ok: true,
    output: input,
    weights: scaleWeights(values, input.at(-1) ?? 1),
  }),
});
