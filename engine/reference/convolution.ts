/**
 * The linear part of Conv1D and Conv2D: y[o, f] = bias[f] + sum over the window's cells k and the channels c of f's group of
 * x[o · stride + k · dilation - padding, c] · kernel[k, c, f]. Kernel [...window, channels / groups, filters], bias [filters] or none.
 */
import type { WindowAxis } from '../../contract/layers/window';
import type { LayerPlace, Parameter, Part, Pass } from './part';
import { rowOf } from './rows';
import { windowLinks, type Link } from './window';

/** One product of the sum: places in one sample's input and output, and in the kernel. */
type Visit = (input: number, output: number, weight: number) => void;

export class ConvolutionPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #kernel: Parameter;
  readonly #bias: Parameter | undefined;
  readonly #links: readonly (readonly Link[])[];
  readonly #groups: number;
  readonly #channels: number;
  readonly #filters: number;
  readonly #inputSize: number;
  #input: Float64Array = new Float64Array(0);

  constructor(place: LayerPlace, axes: readonly WindowAxis[], groups: number) {
    const [kernel, bias] = place.parameters;
    if (kernel === undefined) throw new Error('A convolution lacks its kernel');
    this.#kernel = kernel;
    this.#bias = bias;
    this.parameters = place.parameters;
    this.#links = windowLinks(axes);
    this.#groups = groups;
    this.#channels = place.input.at(-1) ?? 1;
    this.#filters = place.output.at(-1) ?? 1;
    this.#inputSize = axes.reduce((cells, axis) => cells * axis.input, this.#channels);
  }

  forward(input: Float64Array, { rows }: Pass): Float64Array {
    this.#input = input;
    const size = this.#links.length * this.#filters;
    const output = new Float64Array(rows * size);
    const weights = this.#kernel.value;
    for (let row = 0; row < rows; row++) {
      const x = rowOf(input, row, this.#inputSize);
      const y = rowOf(output, row, size);
      if (this.#bias !== undefined) {
        for (let at = 0; at < size; at++) y[at] = this.#bias.value[at % this.#filters] ?? 0;
      }
      this.#visit((i, o, w) => {
        y[o] = (y[o] ?? 0) + (x[i] ?? 0) * (weights[w] ?? 0);
      });
    }
    return output;
  }

  /** Each product passes dy · kernel to its input and dy · x to its weight; the bias takes the sum of dy over samples and places. */
  backward(dOutput: Float64Array, { rows }: Pass): Float64Array {
    const size = this.#links.length * this.#filters;
    const dInput = new Float64Array(rows * this.#inputSize);
    const { value: weights, gradient } = this.#kernel;
    gradient.fill(0);
    this.#biasBackward(dOutput);
    for (let row = 0; row < rows; row++) {
      const x = rowOf(this.#input, row, this.#inputSize);
      const dx = rowOf(dInput, row, this.#inputSize);
      const dy = rowOf(dOutput, row, size);
      this.#visit((i, o, w) => {
        dx[i] = (dx[i] ?? 0) + (dy[o] ?? 0) * (weights[w] ?? 0);
        gradient[w] = (gradient[w] ?? 0) + (dy[o] ?? 0) * (x[i] ?? 0);
      });
    }
    return dInput;
  }

  #biasBackward(dOutput: Float64Array): void {
    if (this.#bias === undefined) return;
    const { gradient } = this.#bias;
    gradient.fill(0);
    for (const [at, dy] of dOutput.entries()) {
      gradient[at % this.#filters] = (gradient[at % this.#filters] ?? 0) + dy;
    }
  }

  #visit(visit: Visit): void {
    const channels = this.#channels / this.#groups;
    const filters = this.#filters / this.#groups;
    for (const [cell, links] of this.#links.entries()) {
      for (const { kernelCell, inputCell } of links) {
        for (let c = 0; c < this.#channels; c++) {
          const group = Math.floor(c / channels);
          const row = (kernelCell * channels + (c % channels)) * this.#filters;
          for (let f = group * filters; f < (group + 1) * filters; f++) {
            visit(inputCell * this.#channels + c, cell * this.#filters + f, row + f);
          }
        }
      }
    }
  }
}
