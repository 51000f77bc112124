/**
 * The reference with one deliberate fault: what a comparison that is worth its name finds. Each is a fault that a kernel could have: a
 * sign, a remainder that is left out, a place beside the right one, a constant that is nearly right.
 */
import { success, type Result } from '../../../contract/errors';
import type { ModelDefinition } from '../../../engine/engine';
import { ElementwisePart } from '../../../engine/reference/activation';
import { ConvolutionPart } from '../../../engine/reference/convolution';
import { MaxPoolingPart } from '../../../engine/reference/max-pooling';
import { ReferenceModel } from '../../../engine/reference/model';
import { buildNetwork } from '../../../engine/reference/network';
import type { Parameter, Part } from '../../../engine/reference/part';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';

interface Fault {
  readonly name: string;
  /** Which parts of a network have it. */
  isIn(part: Part): boolean;
  /** Whether it shows in the gradients of what stands in front of the part alone. */
  readonly isOfInput?: true;
  /** What they do instead. */
  spoil(part: Part): Partial<Pick<Part, 'forward' | 'backward'>>;
}

const hasBias = ({ parameters }: Part): boolean => parameters.some(isBias);
const isBias = ({ name }: Parameter): boolean => name.endsWith('bias');
const isWindow = (part: Part): boolean =>
  part instanceof ConvolutionPart || part instanceof MaxPoolingPart;
const isCurved = (part: Part): boolean =>
  part instanceof ElementwisePart && !['linear', 'relu', 'hard_sigmoid'].includes(part.name);

export const FAULTS: readonly Fault[] = [
  {
    name: 'the sign of one number of a bias gradient',
    isIn: hasBias,
    spoil: (part) => ({
      backward(dOutput, pass) {
        const dInput = part.backward(dOutput, pass);
        for (const { gradient } of part.parameters.filter(isBias)) gradient[0] = -gradient[0]!;
        return dInput;
      },
    }),
  },
  {
    name: 'weights that do not learn from the last sample',
    isIn: ({ parameters }) => parameters.some(({ trainable }) => trainable),
    spoil: (part) => ({
      backward(dOutput, pass) {
        const dInput = part.backward(dOutput, pass);
        part.backward(dOutput.slice().fill(0, dOutput.length - dOutput.length / pass.rows), pass);
        return dInput;
      },
    }),
  },
  {
    name: 'a window that reads one place too far',
    isIn: isWindow,
    spoil: (part) => ({ forward: (input, pass) => part.forward(shifted(input), pass) }),
  },
  {
    name: 'a window whose gradient goes one place too far',
    isOfInput: true,
    isIn: isWindow,
    spoil: (part) => ({ backward: (dOutput, pass) => shifted(part.backward(dOutput, pass)) }),
  },
  {
    name: 'the last output of a batch left out',
    isIn: (part) => hasBias(part) || isWindow(part),
    spoil: (part) => ({
      forward: (input, pass) => {
        const output = part.forward(input, pass);
        return output.fill(0, output.length - 1);
      },
    }),
  },
  {
    name: 'an activation whose slope is half as much again in the last sample',
    isOfInput: true,
    isIn: isCurved,
    spoil: (part) => ({
      backward: (dOutput, pass) => {
        const dInput = part.backward(dOutput, pass);
        const last = dInput.length - dInput.length / pass.rows;
        return dInput.map((value, at) => (at < last ? value : 1.5 * value));
      },
    }),
  },
  {
    name: 'an activation with a constant that is wrong in its fifth digit',
    isIn: isCurved,
    spoil: (part) => ({
      forward: (input, pass) => part.forward(input, pass).map((value) => value * 1.00002),
    }),
  },
];

export class FaultyReference extends ReferenceEngine {
  readonly #fault: Fault;

  constructor(fault: Fault) {
    super('for a test');
    this.#fault = fault;
  }

  override build(definition: ModelDefinition): Result<ReferenceModel> {
    const network = buildNetwork(definition);
    if (!network.ok) return network;
    const parts = network.value.parts.map((part, at, { length }) =>
      at < length - 1 && this.#fault.isIn(part) ? this.#spoilt(part) : part,
    );
    return success(new ReferenceModel(definition, { ...network.value, parts }));
  }

  /** Whether the fault can show in a network. The loss looks at the last part: it stays what it is. */
  isIn(definition: ModelDefinition): boolean {
    const network = buildNetwork(definition);
    if (!network.ok) return false;
    const { parts } = network.value;
    const { isOfInput = false } = this.#fault;
    const isLearning = ({ parameters }: Part) => parameters.some(({ trainable }) => trainable);
    const isSeen = (at: number) => !isOfInput || parts.slice(0, at).some(isLearning);
    return parts.slice(0, -1).some((part, at) => isSeen(at) && this.#fault.isIn(part));
  }

  #spoilt(part: Part): Part {
    return {
      parameters: part.parameters,
      forward: (input, pass) => part.forward(input, pass),
      backward: (dOutput, pass) => part.backward(dOutput, pass),
      ...this.#fault.spoil(part),
    };
  }
}

function shifted(values: Float64Array): Float64Array {
  return values.map((_, at) => values[at - 1] ?? 0);
}
