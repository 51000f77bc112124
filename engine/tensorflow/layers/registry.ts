/** The TensorFlow engine's answer to every layer kind, complete by type. */
import type { SupportedLayer } from '../../../contract/engine-support';
import type { LayerConfig, LayerConfigOf } from '../../../contract/layers/registry';
import type { LayerPlace, Part } from '../part';
import { activationLayer } from './activation';
import { batchNormalizationParts } from './batch-normalization';
import { convolutionParts, depthwiseParts } from './convolution';
import { denseParts } from './dense';
import { embeddingParts } from './embedding';
import { layerNormalizationParts } from './layer-normalization';
import { dropoutParts, gaussianNoiseParts, spatialDropoutParts } from './noise';
import {
  averagePoolingParts,
  globalAveragePoolingParts,
  globalMaxPoolingParts,
  maxPoolingParts,
} from './pooling';
import { bidirectionalParts, recurrentParts } from './recurrent';
import { reshapeParts } from './reshaping';
import { upSamplingParts } from './up-sampling2d';
import { zeroPaddingParts } from './zero-padding2d';

type LayerTable = {
  readonly [K in SupportedLayer<'tensorflow'>]: (
    config: LayerConfigOf<K>,
    place: LayerPlace,
  ) => readonly Part[];
};

const TENSORFLOW_LAYERS: LayerTable = {
  Dense: denseParts,
  Flatten: reshapeParts,
  Reshape: reshapeParts,
  Activation: activationLayer,
  Dropout: dropoutParts,
  SpatialDropout2D: spatialDropoutParts,
  GaussianNoise: gaussianNoiseParts,
  Conv1D: convolutionParts,
  Conv2D: convolutionParts,
  DepthwiseConv2D: depthwiseParts,
  MaxPooling1D: maxPoolingParts,
  MaxPooling2D: maxPoolingParts,
  AveragePooling1D: averagePoolingParts,
  AveragePooling2D: averagePoolingParts,
  GlobalMaxPooling1D: globalMaxPoolingParts,
  GlobalMaxPooling2D: globalMaxPoolingParts,
  GlobalAveragePooling1D: globalAveragePoolingParts,
  GlobalAveragePooling2D: globalAveragePoolingParts,
  ZeroPadding2D: zeroPaddingParts,
  UpSampling2D: upSamplingParts,
  BatchNormalization: batchNormalizationParts,
  LayerNormalization: layerNormalizationParts,
  SimpleRNN: recurrentParts,
  LSTM: recurrentParts,
  GRU: recurrentParts,
  Bidirectional: bidirectionalParts,
  TimeDistributed: ({ layer }, place) => denseParts(layer, place),
  Embedding: embeddingParts,
};

export function layerParts(config: LayerConfig, place: LayerPlace): readonly Part[] {
  const create = TENSORFLOW_LAYERS[config.kind] as (
    config: LayerConfig,
    place: LayerPlace,
  ) => readonly Part[];
  return create(config, place);
}
