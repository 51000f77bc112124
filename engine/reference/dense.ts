/** The linear part of Dense: y = x · kernel + bias, with kernel [inputs, units] and bias [units] (or none). */
import { sizeOf } from '../../contract/shapes';
import type { LayerPlace, Parameter, Part, Pass } from './part';
import { addScaled, dot, rowOf } from './rows';

export class DensePart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #kernel: Parameter;
  readonly #bias: Parameter | undefined;
  readonly #inputs: number;
  readonly #units: number;
  #input: Float64Array = new Float64Array(0);

  constructor(place: LayerPlace) {
    const [kernel, bias] = place.parameters;
    if (kernel === undefined) throw new Error('Dense lacks its weights');
    this.#kernel = kernel;
    this.#bias = bias;
    this.parameters = place.parameters;
    this.#inputs = sizeOf(place.input);
    this.#units = sizeOf(place.output);
  }

  forward(input: Float64Array, { rows }: Pass): Float64Array {
    this.#input = input;
    const output = new Float64Array(rows * this.#units);
    for (let row = 0; row < rows; row++) {
      const y = rowOf(output, row, this.#units);
      if (this.#bias !== undefined) y.set(this.#bias.value);
      for (const [i, x] of rowOf(input, row, this.#inputs).entries()) {
        if (x !== 0) addScaled(y, x, rowOf(this.#kernel.value, i, this.#units));
      }
    }
    return output;
  }

  /** dKernel = transpose(x) · dy; dBias = sum of dy over the rows; dx = dy · transpose(kernel). */
  backward(dOutput: Float64Array, { rows }: Pass): Float64Array {
    const dInput = new Float64Array(rows * this.#inputs);
    this.#kernel.gradient.fill(0);
    this.#bias?.gradient.fill(0);
    for (let row = 0; row < rows; row++) {
      const dy = rowOf(dOutput, row, this.#units);
      if (this.#bias !== undefined) addScaled(this.#bias.gradient, 1, dy);
      for (const [i, x] of rowOf(this.#input, row, this.#inputs).entries()) {
        if (x !== 0) addScaled(rowOf(this.#kernel.gradient, i, this.#units), x, dy);
        dInput[row * this.#inputs + i] = dot(dy, rowOf(this.#kernel.value, i, this.#units));
      }
    }
    return dInput;
  }
}
