/** The reference, which notes the largest number that passes between its parts: what a later layer saturates away is not in its answers. */
import { success, type Result } from '../../../contract/errors';
import type { ModelDefinition } from '../../../engine/engine';
import { ReferenceModel } from '../../../engine/reference/model';
import { buildNetwork } from '../../../engine/reference/network';
import type { Parameter, Part, Pass } from '../../../engine/reference/part';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';

export class WatchedReference extends ReferenceEngine {
  /** Up to where it was set back. */
  readonly seen = { largest: 0 };

  override build(definition: ModelDefinition): Result<ReferenceModel> {
    const network = buildNetwork(definition);
    if (!network.ok) return network;
    const { parts } = network.value;
    // The loss looks at the last part: it stays what it is.
    const watched = parts.map((part, at) =>
      at < parts.length - 1 ? new WatchedPart(part, this.seen) : part,
    );
    return success(new ReferenceModel(definition, { ...network.value, parts: watched }));
  }
}

class WatchedPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #part: Part;
  readonly #seen: { largest: number };

  constructor(part: Part, seen: { largest: number }) {
    this.parameters = part.parameters;
    this.#part = part;
    this.#seen = seen;
  }

  forward(input: Float64Array, pass: Pass): Float64Array {
    return this.#noted(this.#part.forward(input, pass));
  }

  backward(dOutput: Float64Array, pass: Pass): Float64Array {
    return this.#noted(this.#part.backward(dOutput, pass));
  }

  #noted(values: Float64Array): Float64Array {
    for (const value of values) {
      const size = Math.abs(value);
      if (!(size <= this.#seen.largest)) this.#seen.largest = Number.isNaN(size) ? Infinity : size;
    }
    return values;
  }
}
