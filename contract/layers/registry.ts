/** The list of layer kinds. A new kind is one file and one line here; the engines' tables then fail to compile until they answer. */
import * as v from 'valibot';
import { initialValues, kindSchema, type FieldTable, type Values } from '../fields';
import type { LayerDefinition } from './layer-definition';
import type { LayerPlan, Shape } from '../shapes';
import { activation } from './activation';
import { bidirectional } from './bidirectional';
import { dense } from './dense';
import { dropout } from './dropout';
import { embedding } from './embedding';
import { flatten } from './flatten';
import { gru } from './gru';
import { lstm } from './lstm';
import { simpleRnn } from './simple-rnn';
import { timeDistributed } from './time-distributed';

export const LAYERS = {
  Dense: dense,
  Flatten: flatten,
  Dropout: dropout,
  Activation: activation,
  SimpleRNN: simpleRnn,
  LSTM: lstm,
  GRU: gru,
  Bidirectional: bidirectional,
  TimeDistributed: timeDistributed,
  Embedding: embedding,
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
