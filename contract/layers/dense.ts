/** Dense: output = activation(input · kernel + bias) over the last axis, the same at every place of the others. */
import { choice, int } from '../fields';
import { ACTIVATIONS } from './activation-names';
import { defineLayer } from './layer-definition';

export const dense = defineLayer({
  kind: 'Dense',
  fields: {
    units: int('units', { min: 1, max: 16384, initial: 128 }),
    activation: choice('activation', ACTIVATIONS, 'relu'),
  },
  plan({ units }, input) {
    const features = input.at(-1) ?? 1;
    return {
      ok: true,
      output: [...input.slice(0, -1), units],
      weights: [
        {
          name: 'kernel',
          shape: [features, units],
          initializer: { kind: 'glorot_uniform' },
          trainable: true,
        },
        { name: 'bias', shape: [units], initializer: { kind: 'zeros' }, trainable: true },
      ],
    };
  },
});
