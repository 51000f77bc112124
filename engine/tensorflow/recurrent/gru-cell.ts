/**
 * Gates z and r by the recurrent activation, a candidate g by the activation, h' = z · h + (1 - z) · g. The reset gate scales the
 * recurrent product (`resetAfter`), or h before the product. Blocks: z, r, g.
 */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { ActivationName } from '../../../contract/layers/activation-names';
import { activationOf } from '../activations';
import { blocksOf, droppedProduct, stateAt, type CellWeights, type CreateCell } from './cell';

interface GruOptions {
  readonly activation: ActivationName;
  readonly recurrentActivation: ActivationName;
  readonly resetAfter: boolean;
}

export function gruCell(options: GruOptions): CreateCell {
  return (weights) => {
    const { tf } = weights;
    const activate = activationOf(tf, options.activation);
    const gate = activationOf(tf, options.recurrentActivation);
    const products = options.resetAfter ? resetAfter(weights) : resetBefore(weights);
    return {
      stateCount: 1,
      step(sums, states) {
        const h = stateAt(states, 0);
        const [xz = sums, xr = sums, xg = sums] = blocksOf(tf, sums, 3);
        const { hz, hr, share } = products(h);
        const z = gate(tf.add(xz, hz));
        const g = activate(tf.add(xg, share(gate(tf.add(xr, hr)))));
        return [tf.add(tf.mul(z, tf.sub(h, g)), g)];
      },
    };
  };
}

interface Products {
  readonly hz: Tensor;
  readonly hr: Tensor;
  /** What the last output adds to the candidate's sum, from the reset gate. */
  readonly share: (r: Tensor) => Tensor;
}

type ProductsOf = (h: Tensor2D) => Products;

/** r · (h · recurrent + bias) */
function resetAfter({ tf, recurrent, recurrentBias, stateFactors }: CellWeights): ProductsOf {
  return (h) => {
    const product = droppedProduct(tf, h, recurrent, stateFactors);
    const sums = recurrentBias === undefined ? product : tf.add(product, recurrentBias);
    const [hz = sums, hr = sums, hg = sums] = blocksOf(tf, sums, 3);
    return { hz, hr, share: (r) => tf.mul(r, hg) };
  };
}

/** (r · h) · recurrent */
function resetBefore({ tf, recurrent, units, stateFactors }: CellWeights): ProductsOf {
  const [gates, candidate]: readonly Tensor2D[] = tf.split(recurrent, [2 * units, units], 1);
  if (gates === undefined || candidate === undefined) throw new Error('A kernel in no two parts');
  return (h) => {
    const sums = droppedProduct(tf, h, gates, stateFactors.slice(0, 2));
    const [hz = sums, hr = sums] = blocksOf(tf, sums, 2);
    return {
      hz,
      hr,
      share: (r) => droppedProduct(tf, tf.mul(r, h), candidate, stateFactors.slice(2)),
    };
  };
}
