/** Dense: output = activation(input · kernel + bias). Here it takes vectors only; Flatten comes before it for images. */
import { choice, int } from '../fields';
import { formatShape } from '../shapes';
import { t } from '../text/text';
import { ACTIVATIONS } from './activation-names';
import { defineLayer } from './layer-definition';

export const dense = defineLayer({
  kind: 'Dense',
  fields: {
    units: int('units', { min: 1, max: 16384, initial: 128 }),
    activation: choice('activation', ACTIVATIONS, 'relu'),
  },
  plan({ units }, input) {
    const [features] = input;
    if (input.length !== 1 || features === undefined) {
      return {
        ok: false,
        problem: t('problem.needsVector', { layer: 'Dense', shape: formatShape(input) }),
      };
    }
    return {
      ok: true,
      output: [units],
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
