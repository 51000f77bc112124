/** From the recurrent layers' configs to their parts. */
import type { RecurrentConfig } from '../../../contract/layers/bidirectional';
import type { LayerConfig, LayerConfigOf } from '../../../contract/layers/registry';
import {
  directionAlone,
  directionsOfBoth,
  inputStreams,
  stateStreams,
  type Direction,
} from '../../recurrent-directions';
import { DropoutPart } from '../dropout';
import { Linear, type Weights } from '../linear';
import type { LayerPlace, Parameter, Part } from '../part';
import { BidirectionalPart } from './bidirectional-part';
import type { Cell, CellWeights } from './cell';
import { DroppedLinear } from './dropped-linear';
import { gruCell } from './gru-cell';
import { lstmCell } from './lstm-cell';
import { RecurrentPart } from './recurrent-part';
import { simpleRnnCell } from './simple-rnn-cell';

export function recurrentParts(
  config: Extract<LayerConfig, { readonly goBackwards: boolean }>,
  place: LayerPlace,
): readonly Part[] {
  const direction = directionAlone(config.goBackwards, place.index);
  return [recurrentPart(config, place, place.parameters, direction)];
}

export function bidirectionalParts(
  { layer, mergeMode }: LayerConfigOf<'Bidirectional'>,
  place: LayerPlace,
): readonly Part[] {
  const [first, second] = directionsOfBoth(place.index);
  const { parameters } = place;
  const half = parameters.length / 2;
  return [
    new BidirectionalPart(
      recurrentPart(layer, place, parameters.slice(0, half), first),
      recurrentPart(layer, place, parameters.slice(half), second),
      mergeMode,
      layer.units,
    ),
  ];
}

function recurrentPart(
  config: RecurrentConfig,
  place: LayerPlace,
  parameters: readonly Parameter[],
  direction: Direction,
): RecurrentPart {
  const [steps = 1, features = 1] = place.input;
  const { units, returnSequences, dropout, recurrentDropout } = config;
  const { input, recurrent } = linearsOf(config, parameters, features);
  const drop = (linear: Linear, rate: number, width: number, streams: readonly number[]) =>
    streams.length === 0
      ? linear
      : new DroppedLinear(
          linear,
          streams.map((index) => new DropoutPart(rate, { ...place, index, input: [width] })),
        );
  const weights: CellWeights = {
    input: drop(input, dropout, features, inputStreams(direction, config)),
    recurrent: drop(recurrent, recurrentDropout, units, stateStreams(direction, config)),
    units,
  };
  return new RecurrentPart(
    parameters,
    cellOf(config, weights),
    { steps, features, units, returnSequences },
    direction,
  );
}

function linearsOf(
  config: RecurrentConfig,
  [kernel, recurrent, bias]: readonly Parameter[],
  features: number,
): { readonly input: Linear; readonly recurrent: Linear } {
  if (kernel === undefined || recurrent === undefined) throw new Error('A cell lacks its weights');
  const hasTwoBiases = config.kind === 'GRU' && config.resetAfter;
  const [inputBias, recurrentBias] = hasTwoBiases ? halves(bias) : [bias, undefined];
  return {
    input: new Linear(kernel, inputBias, features),
    recurrent: new Linear(recurrent, recurrentBias, config.units),
  };
}

function cellOf(config: RecurrentConfig, weights: CellWeights): Cell {
  switch (config.kind) {
    case 'SimpleRNN':
      return simpleRnnCell(weights, config);
    case 'LSTM':
      return lstmCell(weights, config);
    case 'GRU':
      return gruCell(weights, config);
  }
}

/** The two rows of a bias [2, 3 · units]. */
function halves(bias: Weights | undefined): readonly Weights[] {
  if (bias === undefined) return [];
  const middle = bias.value.length / 2;
  const from = (start: number): Weights => ({
    value: bias.value.subarray(start, start + middle),
    gradient: bias.gradient.subarray(start, start + middle),
  });
  return [from(0), from(middle)];
}
