/** A model's weights and optimizer slots, between the arena's panels and Keras's order. */
import type { Result } from '../../contract/errors';
import { sizeOf } from '../../contract/shapes';
import type { ModelState, NamedTensor } from '../engine';
import { initialWeightsInPieces } from '../initial-weights';
import type { Orthonormalize } from '../orthogonal';
import { checkState } from '../model-state';
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
  orthonormalize: Orthonormalize,
): Generator<undefined, void, void> {
  for (const parameter of plan.parameters) {
    const { spec, layer, index, value } = parameter;
    const data = yield* initialWeightsInPieces(spec, seed, layer, index, orthonormalize);
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

/** In pieces of some milliseconds. */
export function* readState(
  { floats }: Heap,
  plan: NetworkPlan,
): Generator<undefined, Pick<ModelState, 'weights' | 'slots'>, void> {
  const weights: NamedTensor[] = [];
  for (const parameter of plan.parameters) {
    const { name, shape, value } = parameter;
    weights.push({ name, shape, data: yield* readTensor(floats, value, parameter) });
  }
  const slots: NamedTensor[] = [];
  for (const { name, shape, parameter, buffer } of slotsOf(plan)) {
    slots.push({ name, shape, data: yield* readTensor(floats, buffer, parameter) });
  }
  return { weights, slots };
}

/** In pieces of some milliseconds. Refuses, changing nothing, when the tensors are not this plan's. */
export function* writeState(
  { floats }: Heap,
  plan: NetworkPlan,
  state: ModelState,
): Generator<undefined, Result<void>, void> {
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
    yield* writeTensor(floats, parameter.value, parameter, data);
  }
  for (const { name, parameter, buffer } of slots) {
    yield* writeTensor(floats, buffer, parameter, dataOf(state.slots, name));
  }
  return checked;
}
