/** The family a layer kind is listed under, as Keras's own documentation has it. */
import type { LayerKind } from './registry';

export const LAYER_GROUPS = [
  'core',
  'convolution',
  'pooling',
  'recurrent',
  'normalisation',
  'regularisation',
  'reshaping',
] as const;

export type LayerGroup = (typeof LAYER_GROUPS)[number];

export const LAYER_GROUP_OF: Readonly<Record<LayerKind, LayerGroup>> = {
  Dense: 'core',
  Activation: 'core',
  Conv1D: 'convolution',
  Conv2D: 'convolution',
  DepthwiseConv2D: 'convolution',
  MaxPooling1D: 'pooling',
  MaxPooling2D: 'pooling',
  AveragePooling1D: 'pooling',
  AveragePooling2D: 'pooling',
  GlobalMaxPooling1D: 'pooling',
  GlobalMaxPooling2D: 'pooling',
  GlobalAveragePooling1D: 'pooling',
  GlobalAveragePooling2D: 'pooling',
  BatchNormalization: 'normalisation',
  LayerNormalization: 'normalisation',
  Dropout: 'regularisation',
  SpatialDropout2D: 'regularisation',
  GaussianNoise: 'regularisation',
  Flatten: 'reshaping',
  Reshape: 'reshaping',
  ZeroPadding2D: 'reshaping',
  UpSampling2D: 'reshaping',
};
