/** SimpleRNN, LSTM and GRU, alone and in both directions. */
import type { RecurrentConfig } from '../../../contract/layers/bidirectional';
import type { LayerConfig, LayerConfigOf } from '../../../contract/layers/registry';
import { directionAlone, directionsOfBoth } from '../../recurrent-directions';
import type { Operation } from '../operations/operation';
import { bidirectionalOperation } from '../operations/recurrent/bidirectional';
import type { DirectionRequest } from '../operations/recurrent/direction';
import { cellOf, recurrentOperation } from '../operations/recurrent/recurrent';
import type { LayerPlace } from './layer-place';

export function recurrentLayer(
  config: Extract<LayerConfig, { readonly goBackwards: boolean }>,
  place: LayerPlace,
): readonly Operation[] {
  const direction = directionAlone(config.goBackwards, place.index);
  return [recurrentOperation(place.output, requestOf(config, place, '', direction))];
}

export function bidirectionalLayer(
  { layer, mergeMode }: LayerConfigOf<'Bidirectional'>,
  place: LayerPlace,
): readonly Operation[] {
  const [first, second] = directionsOfBoth(place.index);
  return [
    bidirectionalOperation(place.output, mergeMode, [
      requestOf(layer, place, 'forward_', first),
      requestOf(layer, place, 'backward_', second),
    ]),
  ];
}

function requestOf(
  config: RecurrentConfig,
  { index, weights }: LayerPlace,
  prefix: string,
  direction: DirectionRequest['direction'],
): DirectionRequest {
  return { layer: index, prefix, specs: weights, config, cell: cellOf(config), direction };
}
