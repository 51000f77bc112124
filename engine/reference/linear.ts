/** y = x · kernel + bias on rows, and its derivatives, which add up over many uses of the same weights. */
import { addScaled, dot, rowOf } from './rows';

/** A weight or a part of one; the gradient is added to. */
export interface Weights {
  readonly value: Float64Array;
  readonly gradient: Float64Array;
}

export class Linear {
  readonly #kernel: Weights;
  readonly #bias: Weights | undefined;
  readonly #inputs: number;
  readonly #units: number;

  /** kernel [inputs, units], bias [units]. */
  constructor(kernel: Weights, bias: Weights | undefined, inputs: number) {
    this.#kernel = kernel;
    this.#bias = bias;
    this.#inputs = inputs;
    this.#units = kernel.value.length / inputs;
  }

  forward(input: Float64Array): Float64Array {
    const rows = input.length / this.#inputs;
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

  /** dKernel += transpose(x) · dy; dBias += sum of dy over the rows; gives dx = dy · transpose(kernel). */
  backward(input: Float64Array, dOutput: Float64Array): Float64Array {
    const dInput = new Float64Array(input.length);
    const { value, gradient } = this.#kernel;
    for (let row = 0; row < input.length / this.#inputs; row++) {
      const dy = rowOf(dOutput, row, this.#units);
      if (this.#bias !== undefined) addScaled(this.#bias.gradient, 1, dy);
      for (const [i, x] of rowOf(input, row, this.#inputs).entries()) {
        if (x !== 0) addScaled(rowOf(gradient, i, this.#units), x, dy);
        dInput[row * this.#inputs + i] = dot(dy, rowOf(value, i, this.#units));
      }
    }
    return dInput;
  }
}
