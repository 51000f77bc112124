/** h' = activation(x · kernel + bias + h · recurrent) */
import type { ActivationName } from '../../../contract/layers/activation-names';
import { activationOf } from '../activations';
import { droppedProduct, stateAt, type CreateCell } from './cell';

export function simpleRnnCell(options: { readonly activation: ActivationName }): CreateCell {
  return ({ tf, recurrent, stateFactors }) => {
    const activate = activationOf(tf, options.activation);
    return {
      stateCount: 1,
      step(sums, states) {
        const product = droppedProduct(tf, stateAt(states, 0), recurrent, stateFactors);
        return [activate(tf.add(sums, product))];
      },
    };
  };
}
