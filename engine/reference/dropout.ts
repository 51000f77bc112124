/** Dropout: while training, each input is kept and divided by 1 - rate, or zeroed with probability `rate`. */
import { sizeOf } from '../../contract/shapes';
import { dropoutIndex, uniform, type RandomStream } from '../random';
import type { LayerPlace, Part, Pass } from './part';

export class DropoutPart implements Part {
  readonly parameters = [];
  readonly #rate: number;
  readonly #place: LayerPlace;
  /** What each input of the last pass was multiplied by. */
  #factors: Float64Array = new Float64Array(0);

  constructor(rate: number, place: LayerPlace) {
    this.#rate = rate;
    this.#place = place;
  }

  forward(input: Float64Array, pass: Pass): Float64Array {
    this.#factors = pass.training ? this.#draw(pass) : new Float64Array(input.length).fill(1);
    return this.#times(input);
  }

  backward(dOutput: Float64Array): Float64Array {
    return this.#times(dOutput);
  }

  #draw({ rows, iterations }: Pass): Float64Array {
    const { seed, index, input } = this.#place;
    const stream: RandomStream = { seed, purpose: 'dropout', layer: index, step: iterations };
    const features = sizeOf(input);
    const kept = 1 / (1 - this.#rate);
    return Float64Array.from({ length: rows * features }, (_, at) => {
      const row = Math.floor(at / features);
      const place = dropoutIndex(row, at - row * features, features);
      return uniform(stream, place) >= this.#rate ? kept : 0;
    });
  }

  #times(values: Float64Array): Float64Array {
    return values.map((value, at) => value * (this.#factors[at] ?? 0));
  }
}
