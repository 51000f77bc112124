/** SimpleRNN, LSTM and GRU, alone and in both directions. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { MergeMode } from '../../../contract/layers/bidirectional';
import type { LayerConfig, LayerConfigOf } from '../../../contract/layers/registry';
import { directionAlone, directionsOfBoth } from '../../recurrent-directions';
import { parameterOf, requiredParameter, type LayerPlace, type Part } from '../part';
import { runThrough, type DirectionWeights } from '../recurrent/recurrent';
import type { Tf } from '../runtime';

export function recurrentParts(
  config: Extract<LayerConfig, { readonly goBackwards: boolean }>,
  place: LayerPlace,
): readonly Part[] {
  const direction = directionAlone(config.goBackwards, place.index);
  return [{ forward: runThrough(config, place, weightsOf(place, ''), direction) }];
}

export function bidirectionalParts(
  { layer, mergeMode }: LayerConfigOf<'Bidirectional'>,
  place: LayerPlace,
): readonly Part[] {
  const [first, second] = directionsOfBoth(place.index);
  const forward = runThrough(layer, place, weightsOf(place, 'forward_'), first);
  const backward = runThrough(layer, place, weightsOf(place, 'backward_'), second);
  const merge = MERGES[mergeMode](place.tf);
  return [{ forward: (input, pass) => merge(forward(input, pass), backward(input, pass)) }];
}

function weightsOf(place: LayerPlace, prefix: string): DirectionWeights {
  return {
    kernel: requiredParameter(place, `${prefix}kernel`),
    recurrent: requiredParameter(place, `${prefix}recurrent_kernel`),
    bias: parameterOf(place, `${prefix}bias`),
  };
}

const MERGES: {
  readonly [K in MergeMode]: (tf: Tf) => (forward: Tensor, backward: Tensor) => Tensor;
} = {
  concat: (tf) => (a, b) => tf.concat([a, b], a.rank - 1),
  sum: (tf) => (a, b) => tf.add(a, b),
  mul: (tf) => (a, b) => tf.mul(a, b),
  ave: (tf) => (a, b) => tf.mul(tf.add(a, b), 0.5),
};
