/** Dense: output = activation(input · kernel + bias). Here it takes vectors only; Flatten comes before it for images. */
import { choice, int } from '../fields';
import { formatShape } from '../shapes';
import { t } from '../text/text';
import { ACTIVATIONS } from './activation-names';
import { defineLayer } from './layer-definition';
import { BIAS_FIELDS, biasWeights, KERNEL_FIELDS, kernelWeight } from './weight-fields';

export const dense = defineLayer({
  kind: 'Dense',
  fields: {
    units: int('units', { min: 1, max: 16384, initial: 128 }),
    activation: choice('activation', ACTIVATIONS, 'relu'),
    ...KERNEL_FIELDS,
    ...BIAS_FIELDS,
  },
  plan(values, input) {
    const { units } = values;
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
      weights: [kernelWeight(values, [features, units]), ...biasWeights(values, [units])],
    };
  },
});
