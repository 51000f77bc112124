/** GlobalMaxPooling1D and 2D: the largest of each channel; as TensorFlow's reduce_max, all cells that hold it share the gradient. */
import { sizeOf } from '../../contract/shapes';
import type { LayerPlace, Part, Pass } from './part';

export class GlobalMaxPoolingPart implements Part {
  readonly parameters = [];
  readonly #channels: number;
  readonly #cells: number;
  #input: Float64Array = new Float64Array(0);
  #output: Float64Array = new Float64Array(0);

  constructor(place: LayerPlace) {
    this.#channels = place.input.at(-1) ?? 1;
    this.#cells = sizeOf(place.input) / this.#channels;
  }

  forward(input: Float64Array, { rows }: Pass): Float64Array {
    this.#input = input;
    this.#output = Float64Array.from({ length: rows * this.#channels }, (_, at) =>
      this.#places(at).reduce((best, place) => Math.max(best, input[place] ?? 0), -Infinity),
    );
    return this.#output;
  }

  backward(dOutput: Float64Array): Float64Array {
    const dInput = new Float64Array(this.#input.length);
    for (const [at, dy] of dOutput.entries()) {
      const holders = this.#places(at).filter((place) => this.#input[place] === this.#output[at]);
      for (const place of holders) dInput[place] = dy / holders.length;
    }
    return dInput;
  }

  /** Where in the batch's input the values of one output stand. */
  #places(output: number): readonly number[] {
    const row = Math.floor(output / this.#channels);
    const channel = output % this.#channels;
    return Array.from(
      { length: this.#cells },
      (_, cell) => (row * this.#cells + cell) * this.#channels + channel,
    );
  }
}
