/** The built-in engine's answer to every layer kind, complete by type. */
import type { SupportedLayer } from '../../../contract/engine-support';
import type { LayerConfig, LayerConfigOf } from '../../../contract/layers/registry';
import type { Operation } from '../operations/operation';
import { activationLayer } from './activation';
import { convolutionLayer } from './convolution';
import { denseLayer } from './dense';
import { depthwiseConv2dLayer } from './depthwise-conv2d';
import { dropoutLayer } from './dropout';
import { flattenLayer } from './flatten';
import type { LayerPlace } from './layer-place';
import {
  averagePoolingLayer,
  globalAveragePoolingLayer,
  globalMaxPoolingLayer,
  maxPoolingLayer,
} from './pooling';
import { upSampling2dLayer } from './up-sampling2d';
import { zeroPadding2dLayer } from './zero-padding2d';
import { gaussianNoiseLayer, spatialDropoutLayer } from './noise';
import { batchNormalizationLayer, layerNormalizationLayer } from './normalization';

type LayerTable = {
  readonly [K in SupportedLayer<'builtin'>]: (
    config: LayerConfigOf<K>,
    place: LayerPlace,
  ) => readonly Operation[];
};

const BUILTIN_LAYERS: LayerTable = {
  Dense: denseLayer,
  Flatten: flattenLayer,
  Dropout: dropoutLayer,
  Activation: activationLayer,
  Conv1D: convolutionLayer,
  Conv2D: convolutionLayer,
  DepthwiseConv2D: depthwiseConv2dLayer,
  MaxPooling1D: maxPoolingLayer,
  MaxPooling2D: maxPoolingLayer,
  AveragePooling1D: averagePoolingLayer,
  AveragePooling2D: averagePoolingLayer,
  GlobalMaxPooling1D: globalMaxPoolingLayer,
  GlobalMaxPooling2D: globalMaxPoolingLayer,
  GlobalAveragePooling1D: globalAveragePoolingLayer,
  GlobalAveragePooling2D: globalAveragePoolingLayer,
  ZeroPadding2D: zeroPadding2dLayer,
  UpSampling2D: upSampling2dLayer,
  Reshape: flattenLayer,
  BatchNormalization: batchNormalizationLayer,
  LayerNormalization: layerNormalizationLayer,
  SpatialDropout2D: spatialDropoutLayer,
  GaussianNoise: gaussianNoiseLayer,
};

/** The operations of one layer. */
export function layerOperations(config: LayerConfig, place: LayerPlace): readonly Operation[] {
  const plan = BUILTIN_LAYERS[config.kind as SupportedLayer<'builtin'>] as (
    config: LayerConfig,
    place: LayerPlace,
  ) => readonly Operation[];
  return plan(config, place);
}
