/** TimeDistributed: the same layer at every step of a sequence, with the same weights. */
import { variant } from '../fields';
import { formatShape } from '../shapes';
import { t } from '../text/text';
import { dense } from './dense';
import { defineLayer } from './layer-definition';

export const timeDistributed = defineLayer({
  kind: 'TimeDistributed',
  fields: { layer: variant('innerLayer', { Dense: dense.fields }, 'Dense') },
  plan({ layer }, input) {
    if (input.length >= 2) return dense.plan(layer, input);
    const shape = formatShape(input);
    return { ok: false, problem: t('problem.needsSteps', { layer: 'TimeDistributed', shape }) };
  },
});
