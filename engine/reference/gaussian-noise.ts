/** GaussianNoise: while training, y = x + stddev · (a standard normal number); the gradient passes as it is. */
import { sizeOf } from '../../contract/shapes';
import { normalPair } from '../normal-numbers';
import { dropoutIndex, uniform, type RandomStream } from '../random';
import type { LayerPlace, Part, Pass } from './part';

export class GaussianNoisePart implements Part {
  readonly parameters = [];
  readonly #stddev: number;
  readonly #place: LayerPlace;

  constructor(stddev: number, place: LayerPlace) {
    this.#stddev = stddev;
    this.#place = place;
  }

  /** Features 2k and 2k + 1 of a row are the pair of numbers 2k and 2k + 1 of the row's part of the stream. */
  forward(input: Float64Array, { rows, training, iterations }: Pass): Float64Array {
    if (!training) return input;
    const { seed, index, input: shape } = this.#place;
    const stream: RandomStream = { seed, purpose: 'noise', layer: index, step: iterations };
    const features = sizeOf(shape);
    const output = Float64Array.from(input);
    for (let row = 0; row < rows; row++) {
      for (let feature = 0; feature < features; feature += 2) {
        const place = dropoutIndex(row, feature, features);
        const pair = normalPair(uniform(stream, place), uniform(stream, place + 1));
        for (let i = 0; i < 2 && feature + i < features; i++) {
          const at = row * features + feature + i;
          output[at] = (output[at] ?? 0) + this.#stddev * (pair[i] ?? 0);
        }
      }
    }
    return output;
  }

  backward(dOutput: Float64Array): Float64Array {
    return dOutput;
  }
}
