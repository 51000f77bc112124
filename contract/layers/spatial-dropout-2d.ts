/** SpatialDropout2D: while training, zeroes whole channels of an image with probability `rate` and scales the rest by 1 / (1 - rate). */
import { real } from '../fields';
import { formatShape } from '../shapes';
import { t } from '../text/text';
import { defineLayer } from './layer-definition';

export const spatialDropout2D = defineLayer({
  kind: 'SpatialDropout2D',
  fields: { rate: real('rate', { min: 0, max: 1, exclusiveMax: true, initial: 0.2 }) },
  plan(_values, input) {
    if (input.length === 3) return { ok: true, output: input, weights: [] };
    const shape = formatShape(input);
    return { ok: false, problem: t('problem.needsChannels', { layer: 'SpatialDropout2D', shape }) };
  },
});
