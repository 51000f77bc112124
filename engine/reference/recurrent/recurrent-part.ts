/** A cell led through a sequence step by step, and back through time. */
import type { Direction } from '../../recurrent-directions';
import type { Parameter, Part, Pass } from '../part';
import { addScaled } from '../rows';
import { plus, type Cell, type CellStep } from './cell';

export interface RecurrentShape {
  readonly steps: number;
  readonly features: number;
  readonly units: number;
  readonly returnSequences: boolean;
}

export class RecurrentPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #cell: Cell;
  readonly #shape: RecurrentShape;
  readonly #direction: Direction;
  #steps: readonly CellStep[] = [];

  constructor(
    parameters: readonly Parameter[],
    cell: Cell,
    shape: RecurrentShape,
    direction: Direction,
  ) {
    this.parameters = parameters;
    this.#cell = cell;
    this.#shape = shape;
    this.#direction = direction;
  }

  forward(input: Float64Array, pass: Pass): Float64Array {
    const { steps, features, units, returnSequences } = this.#shape;
    const done: CellStep[] = [];
    const outputs = new Float64Array(pass.rows * units * (returnSequences ? steps : 1));
    let states: readonly Float64Array[] = this.#zeroStates(pass);
    for (let step = 0; step < steps; step++) {
      const place = this.#direction.readsFromEnd ? steps - 1 - step : step;
      const x = takeStep(input, place, steps, features);
      const taken = this.#cell.step(x, states, pass);
      done.push(taken);
      states = taken.states;
      const [output = x] = states;
      if (returnSequences) addStep(outputs, output, this.#outputPlace(step), steps, units);
      else outputs.set(output);
    }
    this.#steps = done;
    return outputs;
  }

  backward(dOutput: Float64Array, pass: Pass): Float64Array {
    const { steps, features, units, returnSequences } = this.#shape;
    for (const { gradient } of this.parameters) gradient.fill(0);
    const dInput = new Float64Array(pass.rows * steps * features);
    let dStates: readonly Float64Array[] = this.#zeroStates(pass);
    for (let step = steps - 1; step >= 0; step--) {
      const isSeen = returnSequences || step === steps - 1;
      const [dState = dOutput, ...rest] = dStates;
      const own = returnSequences
        ? takeStep(dOutput, this.#outputPlace(step), steps, units)
        : dOutput;
      const back = this.#steps[step]?.backward([isSeen ? plus(dState, own) : dState, ...rest]);
      if (back === undefined) throw new Error('Backward before forward');
      const place = this.#direction.readsFromEnd ? steps - 1 - step : step;
      addStep(dInput, back.dInput, place, steps, features);
      dStates = back.dStates;
    }
    return dInput;
  }

  #outputPlace(step: number): number {
    return this.#direction.writesFromEnd ? this.#shape.steps - 1 - step : step;
  }

  #zeroStates({ rows }: Pass): readonly Float64Array[] {
    const { stateCount } = this.#cell;
    return Array.from({ length: stateCount }, () => new Float64Array(rows * this.#shape.units));
  }
}

/** Step `place` of every row of sequences [rows, steps, width]. */
function takeStep(
  sequences: Float64Array,
  place: number,
  steps: number,
  width: number,
): Float64Array {
  return Float64Array.from({ length: sequences.length / steps }, (_, at) => {
    const row = Math.floor(at / width);
    return sequences[(row * steps + place) * width + (at % width)] ?? 0;
  });
}

function addStep(
  sequences: Float64Array,
  values: Float64Array,
  place: number,
  steps: number,
  width: number,
): void {
  for (let row = 0; row < values.length / width; row++) {
    const at = (row * steps + place) * width;
    const target = sequences.subarray(at, at + width);
    addScaled(target, 1, values.subarray(row * width, (row + 1) * width));
  }
}
