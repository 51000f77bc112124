/** TimeDistributed: the same layer at every step of a sequence, with the same weights. */
import { variant } from '../fields';
import { dense } from './dense';
import { defineLayer } from './layer-definition';
import { placeProblem, refusal } from './places';

export const timeDistributed = defineLayer({
  kind: 'TimeDistributed',
  fields: { layer: variant('innerLayer', { Dense: dense.fields }, 'Dense') },
  plan({ layer }, input) {
    if (input.length >= 2) return dense.plan(layer, input);
    return refusal(placeProblem('TimeDistributed', 1, input) ?? '');
  },
});
