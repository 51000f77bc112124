/**
 * The reference with what passes between its parts rounded to float32: what float32 alone does to a network, however well each part
 * computes. Where large terms cancel (weights in front of a normalization), that is all that is left of a gradient.
 */
import { success, type Result } from '../../../contract/errors';
import type { ModelDefinition } from '../../../engine/engine';
import { ReferenceModel } from '../../../engine/reference/model';
import { buildNetwork } from '../../../engine/reference/network';
import type { Parameter, Part, Pass } from '../../../engine/reference/part';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';

export class RoundedReference extends ReferenceEngine {
  override build(definition: ModelDefinition): Result<ReferenceModel> {
    const network = buildNetwork(definition);
    if (!network.ok) return network;
    const { parts } = network.value;
    // The loss looks at the last part: it stays what it is.
    const rounded = parts.map((part, at) => (at < parts.length - 1 ? new RoundedPart(part) : part));
    return success(new ReferenceModel(definition, { ...network.value, parts: rounded }));
  }
}

class RoundedPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #part: Part;

  constructor(part: Part) {
    this.parameters = part.parameters;
    this.#part = part;
  }

  forward(input: Float64Array, pass: Pass): Float64Array {
    return this.#part.forward(input, pass).map(Math.fround);
  }

  backward(dOutput: Float64Array, pass: Pass): Float64Array {
    return this.#part.backward(dOutput.map(Math.fround), pass).map(Math.fround);
  }
}
