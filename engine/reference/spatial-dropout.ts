/** SpatialDropout2D: as Dropout, but what is kept or zeroed is a whole channel of a sample. */
import { sizeOf } from '../../contract/shapes';
import { dropoutIndex, uniform, type RandomStream } from '../random';
import type { LayerPlace, Part, Pass } from './part';

export class SpatialDropoutPart implements Part {
  readonly parameters = [];
  readonly #rate: number;
  readonly #place: LayerPlace;
  /** What each channel of each sample was multiplied by. */
  #factors: Float64Array = new Float64Array(0);

  constructor(rate: number, place: LayerPlace) {
    this.#rate = rate;
    this.#place = place;
  }

  forward(input: Float64Array, pass: Pass): Float64Array {
    const { rows, training, iterations } = pass;
    const { seed, index } = this.#place;
    const channels = this.#channels();
    const stream: RandomStream = { seed, purpose: 'dropout', layer: index, step: iterations };
    const kept = 1 / (1 - this.#rate);
    this.#factors = Float64Array.from({ length: rows * channels }, (_, at) => {
      const row = Math.floor(at / channels);
      const place = dropoutIndex(row, at - row * channels, channels);
      return !training ? 1 : uniform(stream, place) >= this.#rate ? kept : 0;
    });
    return this.#times(input);
  }

  backward(dOutput: Float64Array): Float64Array {
    return this.#times(dOutput);
  }

  #channels(): number {
    return this.#place.input.at(-1) ?? 1;
  }

  #times(values: Float64Array): Float64Array {
    const channels = this.#channels();
    const size = sizeOf(this.#place.input);
    return values.map((value, at) => {
      const row = Math.floor(at / size);
      return value * (this.#factors[row * channels + (at % channels)] ?? 0);
    });
  }
}
