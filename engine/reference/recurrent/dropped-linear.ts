/** A product of which each gate, one block of columns, sees its input with features of its own dropped while training. */
import type { DropoutPart } from '../dropout';
import type { Linear } from '../linear';
import type { Pass } from '../part';
import { blocksOf, joinBlocks, plus } from './cell';

export class DroppedLinear {
  readonly #linear: Linear;
  readonly #dropouts: readonly DropoutPart[];

  /** `dropouts`: one for each block of columns, or one for all of them. Each draws the same at every step of a pass. */
  constructor(linear: Linear, dropouts: readonly DropoutPart[]) {
    this.#linear = linear;
    this.#dropouts = dropouts;
  }

  forward(input: Float64Array, pass: Pass): Float64Array {
    const products = this.#dropouts.map((dropout) =>
      this.#linear.forward(dropout.forward(input, pass)),
    );
    const [whole = input] = products;
    if (products.length < 2) return whole;
    const units = this.#unitsOf(whole, pass);
    const own = products.map((product, gate) => this.#blocks(product, units)[gate] ?? product);
    return joinBlocks(own, units);
  }

  /** Adds to the gradients of the weights; d(loss)/d(input). */
  backward(input: Float64Array, dOutput: Float64Array, pass: Pass): Float64Array {
    const units = this.#unitsOf(dOutput, pass);
    const blocks = this.#blocks(dOutput, units);
    return this.#dropouts
      .map((dropout, gate) => {
        const own = blocks.map((block, at) => (at === gate ? block : block.map(() => 0)));
        const seen = dropout.forward(input, pass);
        return dropout.backward(this.#linear.backward(seen, joinBlocks(own, units)));
      })
      .reduce(plus);
  }

  #unitsOf(product: Float64Array, { rows }: Pass): number {
    return product.length / rows / this.#dropouts.length;
  }

  #blocks(product: Float64Array, units: number): readonly Float64Array[] {
    return blocksOf(product, units, this.#dropouts.length);
  }
}
