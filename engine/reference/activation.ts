/** An activation as a part of its own: elementwise, or softmax over the last axis. */
import type { ActivationName } from '../../contract/layers/activation-names';
import { ELEMENTWISE, type ElementwiseName } from './elementwise';
import type { Part } from './part';

/** `width`: the length of the last axis, over which softmax runs. */
export function activationPart(name: ActivationName, width: number): Part {
  return name === 'softmax' ? new Softmax(width) : new ElementwisePart(name);
}

export class ElementwisePart implements Part {
  readonly parameters = [];
  readonly name: ElementwiseName;
  #input = new Float64Array(0);
  #output = new Float64Array(0);

  constructor(name: ElementwiseName) {
    this.name = name;
  }

  forward(input: Float64Array): Float64Array {
    const { value } = ELEMENTWISE[this.name];
    this.#input = Float64Array.from(input);
    this.#output = this.#input.map((x) => value(x));
    return this.#output;
  }

  backward(dOutput: Float64Array): Float64Array {
    const { slope } = ELEMENTWISE[this.name];
    const input = this.#input;
    const output = this.#output;
    return dOutput.map((dy, i) => dy * slope(input[i] ?? 0, output[i] ?? 0));
  }
}

/** y_i = exp(x_i) / sum of exp(x_k); dx_i = y_i · (dy_i - sum of dy_k · y_k). */
export class Softmax implements Part {
  readonly parameters = [];
  readonly #width: number;
  #output = new Float64Array(0);

  constructor(width: number) {
    this.#width = width;
  }

  forward(input: Float64Array): Float64Array {
    const output = new Float64Array(input.length);
    for (let at = 0; at < input.length; at += this.#width) {
      output.set(softmax(input.subarray(at, at + this.#width)), at);
    }
    this.#output = output;
    return output;
  }

  backward(dOutput: Float64Array): Float64Array {
    const dInput = new Float64Array(dOutput.length);
    for (let at = 0; at < dOutput.length; at += this.#width) {
      const y = this.#output.subarray(at, at + this.#width);
      const dy = dOutput.subarray(at, at + this.#width);
      const mean = dy.reduce((sum, d, i) => sum + d * (y[i] ?? 0), 0);
      for (const [i, d] of dy.entries()) dInput[at + i] = (y[i] ?? 0) * (d - mean);
    }
    return dInput;
  }
}

/** Of one row; the largest input is subtracted first, so that nothing overflows. */
export function softmax(row: Float64Array): Float64Array {
  const largest = row.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = row.map((x) => Math.exp(x - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
