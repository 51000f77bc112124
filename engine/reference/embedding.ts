/** Row k of the table for each whole number k; zeros for a number that has no row. Nothing flows back into the numbers. */
import type { LayerPlace, Parameter, Part } from './part';
import { addScaled, rowOf } from './rows';

export class EmbeddingPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #table: Parameter;
  readonly #rows: number;
  readonly #width: number;
  #input = new Float64Array(0);

  constructor(place: LayerPlace) {
    const [table] = place.parameters;
    if (table === undefined) throw new Error('Embedding lacks its table');
    const [rows = 1, width = 1] = table.shape;
    this.parameters = place.parameters;
    this.#table = table;
    this.#rows = rows;
    this.#width = width;
  }

  forward(input: Float64Array): Float64Array {
    this.#input = Float64Array.from(input);
    const output = new Float64Array(input.length * this.#width);
    for (const [at, number] of input.entries()) {
      const row = this.#rowOf(number);
      if (row !== undefined)
        output.set(rowOf(this.#table.value, row, this.#width), at * this.#width);
    }
    return output;
  }

  backward(dOutput: Float64Array): Float64Array {
    this.#table.gradient.fill(0);
    for (const [at, number] of this.#input.entries()) {
      const row = this.#rowOf(number);
      if (row === undefined) continue;
      const gradient = rowOf(this.#table.gradient, row, this.#width);
      addScaled(gradient, 1, rowOf(dOutput, at, this.#width));
    }
    return new Float64Array(this.#input.length);
  }

  #rowOf(number: number): number | undefined {
    const row = Math.trunc(number);
    return row >= 0 && row < this.#rows ? row : undefined;
  }
}
