/** The tensors that a model lives on from step to step: its parameters and what the optimizer remembers of each. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { success, type Result } from '../../contract/errors';
import type { ModelState, NamedTensor } from '../engine';
import { checkState } from '../model-state';
import type { Optimizer, Stepped } from './optimizers/optimizer';
import type { Parameter } from './part';
import type { Tf } from './runtime';

interface Slot {
  /** `<parameter name>/<slot name>`. */
  readonly name: string;
  readonly shape: Parameter['shape'];
  value: Tensor;
}

export class ModelTensors {
  readonly parameters: readonly Parameter[];
  /** Those that learn, in the order of `parameters`. */
  readonly trained: readonly Parameter[];
  readonly #tf: Tf;
  readonly #slots: ReadonlyMap<Parameter, readonly Slot[]>;

  /** Takes the parameters over. */
  constructor(tf: Tf, parameters: readonly Parameter[], optimizer: Optimizer) {
    this.#tf = tf;
    this.parameters = parameters;
    this.trained = parameters.filter(({ trainable }) => trainable);
    const start = optimizer.initialSlot ?? 0;
    const slotsOf = ({ name, shape }: Parameter): readonly Slot[] =>
      optimizer.slotNames.map((slot) => ({
        name: `${name}/${slot}`,
        shape,
        value: tf.keep(tf.fill([...shape], start)),
      }));
    this.#slots = new Map(this.trained.map((parameter) => [parameter, slotsOf(parameter)]));
  }

  slotsOf(parameter: Parameter): readonly Tensor[] {
    return this.#slots.get(parameter)?.map(({ value }) => value) ?? [];
  }

  /** Puts what a step has made in the place of what was: all or, should it throw, nothing. */
  take(stepped: ReadonlyMap<Parameter, Stepped>, moved: ReadonlyMap<Parameter, Tensor>): void {
    for (const [parameter, { value, slots }] of stepped) {
      this.#put(parameter, value);
      for (const [index, slot] of (this.#slots.get(parameter) ?? []).entries()) {
        const next = slots[index];
        if (next === undefined) throw new Error(`${slot.name} was left out`);
        this.#put(slot, next);
      }
    }
    for (const [parameter, value] of moved) this.#put(parameter, value);
  }

  read(): Pick<ModelState, 'weights' | 'slots'> {
    const tensor = ({ name, shape, value }: Parameter | Slot): NamedTensor => ({
      name,
      shape,
      data: Float32Array.from(value.dataSync()),
    });
    return { weights: this.parameters.map(tensor), slots: this.#allSlots().map(tensor) };
  }

  /** Refuses, changing nothing, when the tensors are not this model's. */
  write(state: ModelState): Result<void> {
    const slots = this.#allSlots();
    const checked = checkState({ weights: this.parameters, slots }, state);
    if (!checked.ok) return checked;
    const own = new Map([...this.parameters, ...slots].map((tensor) => [tensor.name, tensor]));
    for (const { name, shape, data } of [...state.weights, ...state.slots]) {
      const target = own.get(name);
      // A copy: the caller owns its data, and TensorFlow reads them later.
      const value = this.#tf.tensor(data.slice(), [...shape]);
      if (target !== undefined) this.#put(target, value);
    }
    return success(undefined);
  }

  disposeUnlessOwn(tensors: readonly Tensor[]): void {
    const own = new Set(this.parameters.map(({ value }) => value));
    for (const tensor of tensors) if (!own.has(tensor)) tensor.dispose();
  }

  dispose(): void {
    for (const { value } of [...this.parameters, ...this.#allSlots()]) value.dispose();
  }

  #put(place: Parameter | Slot, value: Tensor): void {
    const before = place.value;
    place.value = this.#tf.keep(value);
    before.dispose();
  }

  #allSlots(): readonly Slot[] {
    return [...this.#slots.values()].flat();
  }
}
