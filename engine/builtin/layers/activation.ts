/** Activation as a layer of its own. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { activationOperation } from '../operations/activation';
import type { Operation } from '../operations/operation';

export function activationLayer({ activation }: LayerConfigOf<'Activation'>): readonly Operation[] {
  return [activationOperation(activation)];
}
