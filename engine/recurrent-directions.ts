/** Which way a recurrent layer goes through its sequence, alone and inside Bidirectional: the same for every engine. */

export interface Direction {
  /** Step s reads place steps - 1 - s of the input, not place s. */
  readonly readsFromEnd: boolean;
  /** The output of step s stands at place steps - 1 - s, when all are returned. */
  readonly writesFromEnd: boolean;
  /** `layer` of the random stream its dropout draws from. */
  readonly dropoutLayer: number;
}

/** Above the index of any layer: the second direction's stream is its own. */
const SECOND_STREAM = 0x1_0000;

/** Keras's `go_backwards` returns the steps in the order they were read. */
export function directionAlone(goBackwards: boolean, layer: number): Direction {
  return { readsFromEnd: goBackwards, writesFromEnd: false, dropoutLayer: layer };
}

/** The second direction reads the other way, and Bidirectional turns its steps round. */
export function directionsOfBoth(layer: number): readonly [Direction, Direction] {
  const dropoutLayer = layer + SECOND_STREAM;
  return [directionAlone(false, layer), { readsFromEnd: true, writesFromEnd: true, dropoutLayer }];
}
