/**
 * Which way a recurrent layer goes through its sequence, alone and inside Bidirectional, and what its dropouts draw from: the same for
 * every engine.
 */
import type { RecurrentConfig } from '../contract/layers/bidirectional';
import { GATES } from '../contract/layers/recurrent';

export interface Direction {
  /** Step s reads place steps - 1 - s of the input, not place s. */
  readonly readsFromEnd: boolean;
  /** The output of step s stands at place steps - 1 - s, when all are returned. */
  readonly writesFromEnd: boolean;
  /** `layer` of the random stream that a dropout of its inputs draws from, where all gates share it. */
  readonly dropoutLayer: number;
}

/** Above the index of any layer: the streams of the second direction, of each further gate and of the states are their own. */
const SECOND_STREAM = 0x1_0000;
const GATE_STREAM = 0x2_0000;
const STATE_STREAM = 0x8_0000;

/** `layer` of the random stream for what one gate, of up to four in the order of Keras's weights, sees of the input or the state. */
function dropoutStream({ dropoutLayer }: Direction, of: 'input' | 'state', gate: number): number {
  return dropoutLayer + gate * GATE_STREAM + (of === 'state' ? STATE_STREAM : 0);
}

/** As in Keras, where each gate has its own recurrent dropout, it has its own dropout of the input too. */
export function inputStreams(
  direction: Direction,
  {
    kind,
    dropout,
    recurrentDropout,
  }: Pick<RecurrentConfig, 'kind' | 'dropout' | 'recurrentDropout'>,
): readonly number[] {
  if (dropout === 0) return [];
  return gateStreams(direction, 'input', recurrentDropout === 0 ? 1 : GATES[kind]);
}

export function stateStreams(
  direction: Direction,
  { kind, recurrentDropout }: Pick<RecurrentConfig, 'kind' | 'recurrentDropout'>,
): readonly number[] {
  return recurrentDropout === 0 ? [] : gateStreams(direction, 'state', GATES[kind]);
}

function gateStreams(
  direction: Direction,
  of: 'input' | 'state',
  count: number,
): readonly number[] {
  return Array.from({ length: count }, (_, gate) => dropoutStream(direction, of, gate));
}

/** Keras's `go_backwards` returns the steps in the order they were read. */
export function directionAlone(goBackwards: boolean, layer: number): Direction {
  return { readsFromEnd: goBackwards, writesFromEnd: false, dropoutLayer: layer };
}

/** The second direction reads the other way, and Bidirectional turns its steps round. */
export function directionsOfBoth(layer: number): readonly [Direction, Direction] {
  const dropoutLayer = layer + SECOND_STREAM;
  return [directionAlone(false, layer), { readsFromEnd: true, writesFromEnd: true, dropoutLayer }];
}
