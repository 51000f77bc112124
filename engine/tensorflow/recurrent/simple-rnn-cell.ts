/** h' = activation(x · kernel + bias + h · recurrent) */
import type { ActivationName } from '../../../contract/layers/activation-names';
import { activationOf } from '../activations';
import { stateAt, type CreateCell } from './cell';

export function simpleRnnCell(options: { readonly activation: ActivationName }): CreateCell {
  return ({ tf, recurrent }) => {
    const activate = activationOf(tf, options.activation);
    return {
      stateCount: 1,
      step: (sums, states) => [activate(tf.add(sums, tf.matMul(stateAt(states, 0), recurrent)))],
    };
  };
}
