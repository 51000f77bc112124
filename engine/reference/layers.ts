/** The reference's answer to every layer kind, complete by type. */
import type { ActivationName } from '../../contract/layers/activation-names';
import { activationPart } from './activation';
import { DensePart } from './dense';
import { DropoutPart } from './dropout';
import { EmbeddingPart } from './embedding';
import type { LayerPlace, LayerTable, Part } from './part';
import { bidirectionalParts, recurrentParts } from './recurrent/layers';

export const REFERENCE_LAYERS: LayerTable = {
  Dense: denseParts,
  // Rows are row-major already: nothing to do.
  Flatten: () => [],
  Dropout: (config, place) => [new DropoutPart(config.rate, place)],
  Activation: (config, place) => [activationPart(config.activation, lastAxis(place))],
  SimpleRNN: recurrentParts,
  LSTM: recurrentParts,
  GRU: recurrentParts,
  Bidirectional: bidirectionalParts,
  TimeDistributed: ({ layer }, place) => denseParts(layer, place),
  Embedding: (_config, place) => [new EmbeddingPart(place)],
};

function denseParts(
  { activation }: { readonly activation: ActivationName },
  place: LayerPlace,
): readonly Part[] {
  return [new DensePart(place), activationPart(activation, lastAxis(place))];
}

function lastAxis(place: LayerPlace): number {
  return place.output.at(-1) ?? 1;
}
