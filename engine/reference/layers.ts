/** The reference's answer to every layer kind, complete by type. */
import type { ActivationName } from '../../contract/layers/activation-names';
import {
  convolutionAxes,
  poolingAxes,
  type ConvolutionValues,
  type PoolingValues,
} from '../../contract/layers/window';
import { borderOf } from '../../contract/layers/zero-padding2d';
import { activationPart } from './activation';
import { BatchNormalizationPart } from './batch-normalization';
import { CellSumPart, globalMean, upSampled, windowMeans, zeroBorder } from './cell-sums';
import { ConvolutionPart } from './convolution';
import { DensePart } from './dense';
import { depthwisePart } from './depthwise';
import { DropoutPart } from './dropout';
import { GaussianNoisePart } from './gaussian-noise';
import { GlobalMaxPoolingPart } from './global-max-pooling';
import { LayerNormalizationPart } from './layer-normalization';
import { MaxPoolingPart } from './max-pooling';
import type { LayerPlace, LayerTable, Part } from './part';
import { SpatialDropoutPart } from './spatial-dropout';

export const REFERENCE_LAYERS: LayerTable = {
  Dense: (config, place) => [
    new DensePart(place),
    activationPart(config.activation, lastAxis(place)),
  ],
  // Rows are row-major already: nothing to do.
  Flatten: () => [],
  Dropout: (config, place) => [new DropoutPart(config.rate, place)],
  Activation: (config, place) => [activationPart(config.activation, lastAxis(place))],
  Conv1D: convolution,
  Conv2D: convolution,
  DepthwiseConv2D: (config, place) => [
    depthwisePart(place, convolutionAxes(config, spots(place))),
    activationPart(config.activation, lastAxis(place)),
  ],
  MaxPooling1D: maxPooling,
  MaxPooling2D: maxPooling,
  AveragePooling1D: averagePooling,
  AveragePooling2D: averagePooling,
  GlobalMaxPooling1D: globalMaxPooling,
  GlobalMaxPooling2D: globalMaxPooling,
  GlobalAveragePooling1D: globalAveragePooling,
  GlobalAveragePooling2D: globalAveragePooling,
  ZeroPadding2D: ({ padding }, place) => {
    const border = borderOf(padding);
    if (border === undefined) throw new Error('A border of no meaning');
    return [new CellSumPart(place, zeroBorder(place.input, border))];
  },
  UpSampling2D: ({ size, interpolation }, place) => [
    new CellSumPart(place, upSampled(place.input, size, interpolation)),
  ],
  Reshape: () => [],
  BatchNormalization: (config, place) => [new BatchNormalizationPart(config, place)],
  LayerNormalization: (config, place) => [new LayerNormalizationPart(config.epsilon, place)],
  SpatialDropout2D: (config, place) => [new SpatialDropoutPart(config.rate, place)],
  GaussianNoise: (config, place) => [new GaussianNoisePart(config.stddev, place)],
};

function convolution(
  config: ConvolutionValues & { readonly groups: number; readonly activation: ActivationName },
  place: LayerPlace,
): readonly Part[] {
  const axes = convolutionAxes(config, spots(place));
  return [
    new ConvolutionPart(place, axes, config.groups),
    activationPart(config.activation, lastAxis(place)),
  ];
}

function maxPooling(config: PoolingValues, place: LayerPlace): readonly Part[] {
  return [new MaxPoolingPart(place, poolingAxes(config, spots(place)))];
}

function averagePooling(config: PoolingValues, place: LayerPlace): readonly Part[] {
  return [new CellSumPart(place, windowMeans(poolingAxes(config, spots(place))))];
}

function globalMaxPooling(_config: unknown, place: LayerPlace): readonly Part[] {
  return [new GlobalMaxPoolingPart(place)];
}

function globalAveragePooling(_config: unknown, place: LayerPlace): readonly Part[] {
  return [new CellSumPart(place, globalMean(place.input))];
}

/** The input's axes without channels. */
function spots({ input }: LayerPlace): readonly number[] {
  return input.slice(0, -1);
}

function lastAxis(place: LayerPlace): number {
  return place.output.at(-1) ?? 1;
}
