/**
 * The reference with every number that passes between its parts off by one rounding of float32, up or down: what float32 alone does to a
 * network, however well each part computes. Where large terms cancel (weights in front of a normalization), that is all that is left of
 * a gradient.
 */
import { success, type Result } from '../../../contract/errors';
import type { ModelDefinition } from '../../../engine/engine';
import { ReferenceModel } from '../../../engine/reference/model';
import { buildNetwork } from '../../../engine/reference/network';
import type { Parameter, Part, Pass } from '../../../engine/reference/part';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';

export class RoundedReference extends ReferenceEngine {
  /** The largest number that has passed between parts, up to where it was set back. */
  readonly seen = { largest: 0 };

  override build(definition: ModelDefinition): Result<ReferenceModel> {
    const network = buildNetwork(definition);
    if (!network.ok) return network;
    const { parts } = network.value;
    // The loss looks at the last part: it stays what it is.
    const inexact = parts.map((part, at) =>
      at < parts.length - 1 ? new RoundedPart(part, this.seen) : part,
    );
    return success(new ReferenceModel(definition, { ...network.value, parts: inexact }));
  }
}

class RoundedPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #part: Part;
  readonly #seen: { largest: number };

  constructor(part: Part, seen: { largest: number }) {
    this.parameters = part.parameters;
    this.#part = part;
    this.#seen = seen;
  }

  forward(input: Float64Array, pass: Pass): Float64Array {
    return this.#noted(this.#part.forward(input, pass)).map(rounded);
  }

  backward(dOutput: Float64Array, pass: Pass): Float64Array {
    return this.#noted(this.#part.backward(dOutput.map(rounded), pass)).map(rounded);
  }

  #noted(values: Float64Array): Float64Array {
    for (const value of values) {
      const size = Math.abs(value);
      if (!(size <= this.#seen.largest)) this.#seen.largest = Number.isNaN(size) ? Infinity : size;
    }
    return values;
  }
}

const UNIT = 2 ** -24;

/** Up or down by the place in the tensor, without a pattern that sums would follow. */
function rounded(value: number, index: number): number {
  const isUp = (Math.imul(index + 1, 0x9e3779b1) >>> 16) & 1;
  return value * (isUp === 1 ? 1 + UNIT : 1 - UNIT);
}
