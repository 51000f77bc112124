/** The built-in engine's answer to every layer kind, complete by type. */
import type { SupportedLayer } from '../../../contract/engine-support';
import type { LayerConfig, LayerConfigOf } from '../../../contract/layers/registry';
import type { Operation } from '../operations/operation';
import { activationLayer } from './activation';
import { denseLayer } from './dense';
import { dropoutLayer } from './dropout';
import { embeddingLayer } from './embedding';
import { flattenLayer } from './flatten';
import type { LayerPlace } from './layer-place';
import { bidirectionalLayer, recurrentLayer } from './recurrent';

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
  SimpleRNN: recurrentLayer,
  LSTM: recurrentLayer,
  GRU: recurrentLayer,
  Bidirectional: bidirectionalLayer,
  TimeDistributed: ({ layer }, place) => denseLayer(layer, place),
  Embedding: embeddingLayer,
};

/** The operations of one layer. */
export function layerOperations(config: LayerConfig, place: LayerPlace): readonly Operation[] {
  const plan = BUILTIN_LAYERS[config.kind as SupportedLayer<'builtin'>] as (
    config: LayerConfig,
    place: LayerPlace,
  ) => readonly Operation[];
  return plan(config, place);
}
