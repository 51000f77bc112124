/** i, f, o by the recurrent activation, the candidate g by the activation; c' = f · c + i · g, h' = o · activation(c'). Blocks: i, f, g, o. */
import type { ActivationName } from '../../../contract/layers/activation-names';
import { activationOf } from '../activations';
import { blocksOf, droppedProduct, stateAt, type CreateCell } from './cell';

interface LstmOptions {
  readonly activation: ActivationName;
  readonly recurrentActivation: ActivationName;
}

export function lstmCell(options: LstmOptions): CreateCell {
  return ({ tf, recurrent, stateFactors }) => {
    const activate = activationOf(tf, options.activation);
    const gate = activationOf(tf, options.recurrentActivation);
    return {
      stateCount: 2,
      step(sums, states) {
        const [h, c] = [stateAt(states, 0), stateAt(states, 1)];
        const product = droppedProduct(tf, h, recurrent, stateFactors);
        const blocks = blocksOf(tf, tf.add(sums, product), 4);
        const [i = sums, f = sums, g = sums, o = sums] = blocks;
        const carry = tf.add(tf.mul(gate(f), c), tf.mul(gate(i), activate(g)));
        return [tf.mul(gate(o), activate(carry)), carry];
      },
    };
  };
}
