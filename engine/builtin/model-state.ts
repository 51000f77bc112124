/** A model's weights and optimizer slots, between the arena's panels and Keras's order. */
import type { Result } from '../../contract/errors';
import { sizeOf } from '../../contract/shapes';
import type { ModelState, NamedTensor } from '../engine';
import { initialWeightsInPieces } from '../initial-weights';
import { checkState } from '../model-state';
import { resultOf } from '../pieces';
import type { Heap } from './memory/heap';
import type { Buffer } from './plan/arena';
import type { NetworkPlan } from './plan/network-plan';
import { readTensor, writeTensor, type Parameter } from './plan/parameter';

interface Slot {
  readonly name: string;
  readonly shape: Parameter['shape'];
  readonly parameter: Parameter;
  readonly buffer: Buffer;
}

/** In the order of the layers, and of Keras within a layer: the order the parameters were planned in. */
function slotsOf({ parameters, optimizer }: NetworkPlan): readonly Slot[] {
  return parameters.flatMap((parameter) =>
    parameter.slots.map((buffer, index) => ({
      name: `${parameter.name}/${optimizer.slotNames[index] ?? index}`,
      shape: parameter.shape,
      parameter,
      buffer,
    })),
  );
}

/** As freshly built: weights from the seed, slots as the optimizer wants them. Into memory that is zero, in pieces of some milliseconds. */
export function* writeInitialState(
  { floats }: Heap,
  plan: NetworkPlan,
  seed: number,
): Generator<undefined, void, void> {
  for (const parameter of plan.parameters) {
    const { spec, layer, index, value } = parameter;
    const data = yield* initialWeightsInPieces(spec, seed, layer, index);
    yield* writeTensor(floats, value, parameter, data);
  }
  const { initialSlot = 0 } = plan.optimizer;
  if (initialSlot === 0) return;
  for (const { parameter, buffer, shape } of slotsOf(plan)) {
    yield* writeTensor(
      floats,
      buffer,
      parameter,
      new Float32Array(sizeOf(shape)).fill(initialSlot),
    );
  }
}

export function readState(
  { floats }: Heap,
  plan: NetworkPlan,
): Pick<ModelState, 'weights' | 'slots'> {
  return {
    weights: plan.parameters.map((parameter) => ({
      name: parameter.name,
      shape: parameter.shape,
      data: readTensor(floats, parameter.value, parameter),
    })),
    slots: slotsOf(plan).map(({ name, shape, parameter, buffer }) => ({
      name,
      shape,
      data: readTensor(floats, buffer, parameter),
    })),
  };
}

/** Refuses, changing nothing, when the tensors are not this plan's. */
export function writeState({ floats }: Heap, plan: NetworkPlan, state: ModelState): Result<void> {
  const slots = slotsOf(plan);
  const checked = checkState({ weights: plan.parameters, slots }, state);
  if (!checked.ok) return checked;
  const dataOf = (tensors: readonly NamedTensor[], name: string): Float32Array => {
    const tensor = tensors.find((candidate) => candidate.name === name);
    if (tensor === undefined) throw new Error(`A checked state without ${name}`);
    return tensor.data;
  };
  for (const parameter of plan.parameters) {
    const data = dataOf(state.weights, parameter.name);
    resultOf(writeTensor(floats, parameter.value, parameter, data));
  }
  for (const { name, parameter, buffer } of slots) {
    resultOf(writeTensor(floats, buffer, parameter, dataOf(state.slots, name)));
  }
  return checked;
}
