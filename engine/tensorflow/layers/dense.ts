/** Dense and TimeDistributed(Dense): the matrix product over the last axis with its bias, then the activation. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ActivationName } from '../../../contract/layers/activation-names';
import { activationOf } from '../activations';
import {
  activationParts,
  parameterOf,
  requiredParameter,
  type LayerPlace,
  type Parameter,
  type Part,
} from '../part';
import type { Tf } from '../runtime';

export function denseParts(
  { activation }: { readonly activation: ActivationName },
  place: LayerPlace,
): readonly Part[] {
  const { tf, output } = place;
  const kernel = requiredParameter(place, 'kernel');
  const bias = parameterOf(place, 'bias');
  const product: Part = {
    forward: (input, { rows }) => tf.reshape(affine(tf, input, kernel, bias), [rows, ...output]),
  };
  return [product, ...activationParts(activation, activationOf(tf, activation))];
}

/** x · kernel + bias of the rows along the last axis: [rows · steps, units]. */
export function affine(
  tf: Tf,
  input: Tensor,
  kernel: Parameter,
  bias: { readonly value: Tensor } | undefined,
): Tensor {
  const [features = 1] = kernel.shape;
  const rows = tf.reshape(input, [input.size / features, features]);
  const product = tf.matMul(rows, kernel.value);
  return bias === undefined ? product : tf.add(product, bias.value);
}
