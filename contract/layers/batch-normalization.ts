/**
 * BatchNormalization over the last axis: while training, by the mean and variance of the batch, which moving averages follow; else by
 * those averages. output = gamma · (input - mean) / √(variance + epsilon) + beta.
 */
import { advanced, real } from '../fields';
import { vectorInitializer } from '../initializers/registry';
import { defineLayer } from './layer-definition';
import { SCALE_FIELDS, scaleWeights } from './scale-fields';

export const batchNormalization = defineLayer({
  kind: 'BatchNormalization',
  fields: {
    momentum: real('movingMomentum', { min: 0, max: 1, initial: 0.99 }),
    epsilon: advanced(real('varianceEpsilon', { min: 1e-10, max: 1, initial: 1e-3 })),
    ...SCALE_FIELDS,
    movingMeanInitializer: vectorInitializer('movingMeanInitializer', 'zeros'),
    movingVarianceInitializer: vectorInitializer('movingVarianceInitializer', 'ones'),
  },
  plan(values, input) {
    const channels = input.at(-1) ?? 1;
    return {
      ok: true,
      output: input,
      weights: [
        ...scaleWeights(values, channels),
        {
          name: 'moving_mean',
          shape: [channels],
          initializer: values.movingMeanInitializer,
          trainable: false,
        },
        {
          name: 'moving_variance',
          shape: [channels],
          initializer: values.movingVarianceInitializer,
          trainable: false,
        },
      ],
    };
  },
});
