/** The linear part of Dense over the last axis: y = x · kernel + bias, with kernel [inputs, units] and bias [units] (or none). */
import { Linear } from './linear';
import type { LayerPlace, Parameter, Part } from './part';

export class DensePart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #linear: Linear;
  #input: Float64Array = new Float64Array(0);

  constructor(place: LayerPlace) {
    const [kernel, bias] = place.parameters;
    if (kernel === undefined) throw new Error('Dense lacks its weights');
    this.parameters = place.parameters;
    this.#linear = new Linear(kernel, bias, place.input.at(-1) ?? 1);
  }

  forward(input: Float64Array): Float64Array {
    this.#input = input;
    return this.#linear.forward(input);
  }

  backward(dOutput: Float64Array): Float64Array {
    for (const { gradient } of this.parameters) gradient.fill(0);
    return this.#linear.backward(this.#input, dOutput);
  }
}
