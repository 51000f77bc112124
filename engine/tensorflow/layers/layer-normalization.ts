/** LayerNormalization over the last axis: y = gamma · (x - mean) / √(variance + epsilon) + beta, each row by its own moments. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { normalize } from '../normalize';
import { parameterOf, type LayerPlace, type Part } from '../part';

export function layerNormalizationParts(
  { epsilon }: LayerConfigOf<'LayerNormalization'>,
  place: LayerPlace,
): readonly Part[] {
  const [gamma, beta] = [parameterOf(place, 'gamma'), parameterOf(place, 'beta')];
  return [
    {
      forward(input) {
        const learned = { gamma: gamma?.value, beta: beta?.value };
        return normalize(place.tf, input, [input.rank - 1], epsilon, learned).output;
      },
    },
  ];
}
