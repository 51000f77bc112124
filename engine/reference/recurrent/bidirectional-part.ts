/** Two recurrent parts on one input; their outputs side by side, added, multiplied or averaged. */
import type { MergeMode } from '../../../contract/layers/bidirectional';
import type { Parameter, Part, Pass } from '../part';
import { blocksOf, joinBlocks, plus, times } from './cell';

export class BidirectionalPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #first: Part;
  readonly #second: Part;
  readonly #mode: MergeMode;
  readonly #units: number;
  #outputs: readonly [Float64Array, Float64Array] = [new Float64Array(0), new Float64Array(0)];

  constructor(first: Part, second: Part, mode: MergeMode, units: number) {
    this.parameters = [...first.parameters, ...second.parameters];
    this.#first = first;
    this.#second = second;
    this.#mode = mode;
    this.#units = units;
  }

  forward(input: Float64Array, pass: Pass): Float64Array {
    const [a, b] = [this.#first.forward(input, pass), this.#second.forward(input, pass)];
    this.#outputs = [a, b];
    switch (this.#mode) {
      case 'concat':
        return joinBlocks([a, b], this.#units);
      case 'sum':
        return plus(a, b);
      case 'mul':
        return times(a, b);
      case 'ave':
        return plus(a, b).map((x) => x / 2);
    }
  }

  backward(dOutput: Float64Array, pass: Pass): Float64Array {
    const [da, db] = this.#split(dOutput);
    return plus(this.#first.backward(da, pass), this.#second.backward(db, pass));
  }

  #split(dOutput: Float64Array): readonly [Float64Array, Float64Array] {
    const [a, b] = this.#outputs;
    switch (this.#mode) {
      case 'concat': {
        const [da = dOutput, db = dOutput] = blocksOf(dOutput, this.#units, 2);
        return [da, db];
      }
      case 'sum':
        return [dOutput, dOutput];
      case 'mul':
        return [times(dOutput, b), times(dOutput, a)];
      case 'ave': {
        const half = dOutput.map((d) => d / 2);
        return [half, half];
      }
    }
  }
}
