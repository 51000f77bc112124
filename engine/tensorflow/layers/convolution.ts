/** Conv1D, Conv2D and DepthwiseConv2D: the linear part with its bias, then the activation. */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { ActivationName } from '../../../contract/layers/activation-names';
import type { LayerConfigOf } from '../../../contract/layers/registry';
import { convolutionAxes, type ConvolutionValues } from '../../../contract/layers/window';
import { activationOf } from '../activations';
import { convolve, convolveDepthwise } from '../convolution';
import {
  activationParts,
  parameterOf,
  requiredParameter,
  type LayerPlace,
  type Part,
} from '../part';
import { asImages, imageAxes } from '../window';

export function convolutionParts(
  config: ConvolutionValues & { readonly groups: number; readonly activation: ActivationName },
  place: LayerPlace,
): readonly Part[] {
  const { tf } = place;
  const axes = imageAxes(convolutionAxes(config, place.input.slice(0, -1)));
  return partsOf(config.activation, place, (images, kernel) =>
    convolve(tf, images, kernel, axes, config.groups),
  );
}

export function depthwiseParts(
  config: LayerConfigOf<'DepthwiseConv2D'>,
  place: LayerPlace,
): readonly Part[] {
  const axes = imageAxes(convolutionAxes(config, place.input.slice(0, -1)));
  return partsOf(config.activation, place, (images, kernel) =>
    convolveDepthwise(place.tf, images, kernel, axes),
  );
}

function partsOf(
  activation: ActivationName,
  place: LayerPlace,
  linear: (images: Tensor4D, kernel: Tensor4D) => Tensor4D,
): readonly Part[] {
  const { tf, output } = place;
  const kernel = requiredParameter(place, 'kernel');
  const bias = parameterOf(place, 'bias');
  // A kernel over steps is one of height 1.
  const [width = 1, channels = 1, filters = 1] = kernel.shape.slice(-3);
  const height = kernel.shape.length === 4 ? (kernel.shape[0] ?? 1) : 1;
  const product: Part = {
    forward(input, { rows }) {
      const weights = tf.reshape(kernel.value, [height, width, channels, filters]);
      const sums = linear(asImages(place, input, rows), weights as Tensor4D);
      const places = tf.reshape(sums, [rows, ...output]);
      return bias === undefined ? places : tf.add(places, bias.value);
    },
  };
  return [product, ...activationParts(activation, activationOf(tf, activation))];
}
