/** The list of layer kinds. A new kind is one file and one line here; the engines' tables then fail to compile until they answer. */
import * as v from 'valibot';
import { initialValues, kindSchema, type FieldTable, type Values } from '../fields';
import type { LayerDefinition } from './layer-definition';
import type { LayerPlan, Shape } from '../shapes';
import { activation } from './activation';
import { batchNormalization } from './batch-normalization';
import { dense } from './dense';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { conv1d } from './conv1d';
import { conv2d } from './conv2d';
import { depthwiseConv2d } from './depthwise-conv2d';
import { maxPooling1d } from './max-pooling1d';
import { maxPooling2d } from './max-pooling2d';
import { averagePooling1d } from './average-pooling1d';
import { averagePooling2d } from './average-pooling2d';
import { globalMaxPooling1d } from './global-max-pooling1d';
import { globalMaxPooling2d } from './global-max-pooling2d';
import { globalAveragePooling1d } from './global-average-pooling1d';
import { globalAveragePooling2d } from './global-average-pooling2d';
import { zeroPadding2d } from './zero-padding2d';
import { upSampling2d } from './up-sampling2d';
import { gaussianNoise } from './gaussian-noise';
import { layerNormalization } from './layer-normalization';
import { reshape } from './reshape';
import { spatialDropout2D } from './spatial-dropout-2d';

export const LAYERS = {
  Dense: dense,
  Flatten: flatten,
  Dropout: dropout,
  Activation: activation,
  Conv1D: conv1d,
  Conv2D: conv2d,
  DepthwiseConv2D: depthwiseConv2d,
  MaxPooling1D: maxPooling1d,
  MaxPooling2D: maxPooling2d,
  AveragePooling1D: averagePooling1d,
  AveragePooling2D: averagePooling2d,
  GlobalMaxPooling1D: globalMaxPooling1d,
  GlobalMaxPooling2D: globalMaxPooling2d,
  GlobalAveragePooling1D: globalAveragePooling1d,
  GlobalAveragePooling2D: globalAveragePooling2d,
  ZeroPadding2D: zeroPadding2d,
  UpSampling2D: upSampling2d,
  Reshape: reshape,
  BatchNormalization: batchNormalization,
  LayerNormalization: layerNormalization,
  SpatialDropout2D: spatialDropout2D,
  GaussianNoise: gaussianNoise,
} as const;

export type LayerKind = keyof typeof LAYERS;
export type LayerConfigOf<K extends LayerKind> = {
  readonly kind: K;
} & Values<(typeof LAYERS)[K]['fields']>;
/** One layer of an experiment: its Keras class name and its arguments. */
export type LayerConfig = { [K in LayerKind]: LayerConfigOf<K> }[LayerKind];

export const LAYER_KINDS = Object.keys(LAYERS) as readonly LayerKind[];

/** A definition seen without its own field types, for code that serves every kind alike. */
export interface AnyLayerDefinition {
  readonly kind: LayerKind;
  readonly fields: FieldTable;
  plan(config: LayerConfig, input: Shape): LayerPlan;
}

export function layerDefinition(kind: LayerKind): AnyLayerDefinition {
  return LAYERS[kind] as unknown as AnyLayerDefinition;
}

/** A layer with Keras's defaults, but for the values given. */
export function newLayer<K extends LayerKind>(
  kind: K,
  values: Partial<Omit<LayerConfigOf<K>, 'kind'>> = {},
): LayerConfigOf<K> {
  const definition = LAYERS[kind] as unknown as LayerDefinition<K, FieldTable>;
  return { kind, ...initialValues(definition.fields), ...values } as unknown as LayerConfigOf<K>;
}

export const layerSchema = v.variant(
  'kind',
  LAYER_KINDS.map((kind) => kindSchema(kind, layerDefinition(kind).fields)) as never,
) as unknown as v.GenericSchema<unknown, LayerConfig>;
