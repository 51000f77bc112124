/** Activation as a layer of its own. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { activationOf } from '../activations';
import { activationParts, type LayerPlace, type Part } from '../part';

export function activationLayer(
  { activation }: LayerConfigOf<'Activation'>,
  { tf }: LayerPlace,
): readonly Part[] {
  return activationParts(activation, activationOf(tf, activation));
}
