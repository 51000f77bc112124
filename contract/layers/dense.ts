/** Dense: output = activation(input · kernel + bias) over the last axis, the same at every place of the others. */
import { int } from '../fields';
import { OUTPUT_ACTIVATION } from './activation-names';
import { defineLayer } from './layer-definition';
import { BIAS_FIELDS, biasWeights, KERNEL_FIELDS, kernelWeight } from './weight-fields';

export const dense = defineLayer({
  kind: 'Dense',
  fields: {
    units: int('units', { min: 1, max: 16384, initial: 128 }),
    activation: OUTPUT_ACTIVATION,
    ...KERNEL_FIELDS,
    ...BIAS_FIELDS,
  },
  plan(values, input) {
    const { units } = values;
    const features = input.at(-1) ?? 1;
    return {
      ok: true,
      output: [...input.slice(0, -1), units],
      weights: [kernelWeight(values, [features, units]), ...biasWeights(values, [units])],
    };
  },
});
