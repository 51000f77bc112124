/** MaxPooling1D and 2D: the largest of each window, channel by channel; the gradient goes to the first cell that holds it. */
import type { WindowAxis } from '../../contract/layers/window';
import type { LayerPlace, Part, Pass } from './part';
import { windowLinks, type Link } from './window';

export class MaxPoolingPart implements Part {
  readonly parameters = [];
  readonly #links: readonly (readonly Link[])[];
  readonly #channels: number;
  readonly #inputSize: number;
  /** For each output, the place of its maximum in the whole batch. */
  #winners = new Int32Array(0);

  constructor(place: LayerPlace, axes: readonly WindowAxis[]) {
    this.#links = windowLinks(axes);
    this.#channels = place.input.at(-1) ?? 1;
    this.#inputSize = axes.reduce((cells, axis) => cells * axis.input, this.#channels);
  }

  forward(input: Float64Array, { rows }: Pass): Float64Array {
    const size = this.#links.length * this.#channels;
    this.#winners = new Int32Array(rows * size);
    for (let row = 0; row < rows; row++) {
      for (const [cell, links] of this.#links.entries()) {
        for (let c = 0; c < this.#channels; c++) {
          const places = links.map(
            (link) => row * this.#inputSize + link.inputCell * this.#channels + c,
          );
          const winner = places.reduce((best, at) =>
            (input[at] ?? 0) > (input[best] ?? 0) ? at : best,
          );
          this.#winners[row * size + cell * this.#channels + c] = winner;
        }
      }
    }
    return Float64Array.from(this.#winners, (at) => input[at] ?? 0);
  }

  backward(dOutput: Float64Array, { rows }: Pass): Float64Array {
    const dInput = new Float64Array(rows * this.#inputSize);
    for (const [at, winner] of this.#winners.entries()) {
      dInput[winner] = (dInput[winner] ?? 0) + (dOutput[at] ?? 0);
    }
    return dInput;
  }
}
