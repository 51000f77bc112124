/** The reference model: forward, loss, backward and optimizer one after the other, in float64 throughout. */
import { success, type Result } from '../../contract/errors';
import { sizeOf } from '../../contract/shapes';
import type { BatchResult, Model, ModelDefinition, ModelState, SampleSet } from '../engine';
import { inOnePiece } from '../in-pieces';
import { checkState } from '../model-state';
import { ElementwisePart, Softmax } from './activation';
import { lossFromLogits, lossFromOutputs, type Loss } from './losses';
import type { ReferenceNetwork } from './network';
import { clipGradients, decayWeights } from './optimizers/clipping';
import { createOptimizer } from './optimizers/registry';
import type { Optimizer } from './optimizers/optimizer';
import type { Parameter, Part, Pass } from './part';
import { addPenaltyGradients, penalty } from './penalty';
import { ReferenceSamples, type Batch } from './samples';

interface Slot {
  /** `<parameter name>/<slot name>`. */
  readonly name: string;
  readonly shape: Parameter['shape'];
  readonly value: Float64Array;
}

export class ReferenceModel implements Model {
  /** The live parameters in float64: for tests, which nudge them and read exact gradients. */
  readonly parameters: readonly Parameter[];
  readonly #definition: ModelDefinition;
  readonly #network: ReferenceNetwork;
  readonly #optimizer: Optimizer;
  readonly #slots: ReadonlyMap<Parameter, readonly Slot[]>;
  #iterations = 0;

  constructor(definition: ModelDefinition, network: ReferenceNetwork) {
    this.#definition = definition;
    this.#network = network;
    this.parameters = network.parameters;
    this.#optimizer = createOptimizer(definition.optimizer);
    const trainable = network.parameters.filter((parameter) => parameter.trainable);
    this.#slots = new Map(trainable.map((parameter) => [parameter, this.#newSlots(parameter)]));
  }

  get iterations(): number {
    return this.#iterations;
  }

  trainBatch(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
    learningRate = this.#definition.optimizer.learningRate,
  ): BatchResult {
    const result = this.backpropagate(samples, indices, start, count);
    this.#iterations++;
    this.#update(learningRate);
    return result;
  }

  /** Clips, decays and steps, in Keras's order. */
  #update(learningRate: number): void {
    const { optimizer } = this.#definition;
    const context = { learningRate, step: this.#iterations };
    const learning = [...this.#slots];
    const gradients = clipGradients(
      optimizer,
      learning.map(([{ gradient }]) => gradient),
    );
    for (const [index, [{ value, gradient }, slots]] of learning.entries()) {
      if (optimizer.weightDecay > 0) decayWeights(value, optimizer.weightDecay, learningRate);
      const values = slots.map((slot) => slot.value);
      this.#optimizer.apply(value, gradients[index] ?? gradient, values, context);
    }
  }

  /** As `trainBatch` up to the gradients of `parameters`, which it leaves there: no trained weight changes. */
  backpropagate(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
  ): BatchResult {
    const pass: Pass = { rows: count, training: true, iterations: this.#iterations };
    const batch = asReference(samples).batch(indices, start, count);
    const { outputs, logits } = this.#forward(batch.inputs, pass);
    const loss = this.#loss(outputs, logits, batch);
    let gradient = loss.dOutputs;
    for (const part of [...this.#partsUnderLoss()].reverse())
      gradient = part.backward(gradient, pass);
    addPenaltyGradients(this.parameters);
    const lossSum = loss.sum + count * penalty(this.parameters);
    return { lossSum, count, outputs: Float32Array.from(outputs) };
  }

  evaluateBatch(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
  ): BatchResult {
    const pass: Pass = { rows: count, training: false, iterations: this.#iterations };
    const batch = asReference(samples).batch(indices, start, count);
    const { outputs, logits } = this.#forward(batch.inputs, pass);
    const { sum } = this.#loss(outputs, logits, batch);
    const lossSum = sum + count * penalty(this.parameters);
    return { lossSum, count, outputs: Float32Array.from(outputs) };
  }

  /** In one piece: the reference is for small networks. */
  trainBatchInPieces(
    ...batch: Parameters<Model['trainBatch']>
  ): Generator<undefined, BatchResult, void> {
    return inOnePiece(() => this.trainBatch(...batch));
  }

  evaluateBatchInPieces(
    ...batch: Parameters<Model['evaluateBatch']>
  ): Generator<undefined, BatchResult, void> {
    return inOnePiece(() => this.evaluateBatch(...batch));
  }

  predict(inputs: Float32Array, count: number): Float32Array {
    const pass: Pass = { rows: count, training: false, iterations: this.#iterations };
    const used = inputs.subarray(0, count * sizeOf(this.#definition.inputShape));
    return Float32Array.from(this.#forward(Float64Array.from(used), pass).outputs);
  }

  getState(): ModelState {
    const tensor = ({ name, shape, value }: Slot | Parameter) => ({
      name,
      shape,
      data: Float32Array.from(value),
    });
    return {
      weights: this.parameters.map(tensor),
      slots: this.#allSlots().map(tensor),
      iterations: this.#iterations,
    };
  }

  setState(state: ModelState): Result<void> {
    const checked = checkState({ weights: this.parameters, slots: this.#allSlots() }, state);
    if (!checked.ok) return checked;
    const own = [...this.parameters, ...this.#allSlots()];
    const values = new Map(own.map(({ name, value }) => [name, value]));
    for (const { name, data } of [...state.weights, ...state.slots]) values.get(name)?.set(data);
    this.#iterations = state.iterations;
    return success(undefined);
  }

  dispose(): void {
    // Nothing outside the garbage collector's reach.
  }

  #newSlots(parameter: Parameter): readonly Slot[] {
    return this.#optimizer.slotNames.map((slot) => ({
      name: `${parameter.name}/${slot}`,
      shape: parameter.shape,
      value: new Float64Array(parameter.value.length).fill(this.#optimizer.initialSlot ?? 0),
    }));
  }

  #allSlots(): readonly Slot[] {
    return [...this.#slots.values()].flat();
  }

  /** `logits`: what went into the last part. */
  #forward(inputs: Float64Array, pass: Pass): { outputs: Float64Array; logits: Float64Array } {
    let logits = inputs;
    let outputs = inputs;
    for (const part of this.#network.parts) {
      logits = outputs;
      outputs = part.forward(outputs, pass);
    }
    return { outputs, logits };
  }

  /** The loss taken from what the last activation was applied to; it passes that activation by on the way back. */
  #fusedLoss(): Loss | undefined {
    const last = this.#network.parts.at(-1);
    const { loss } = this.#definition;
    if (last instanceof Softmax) return lossFromLogits(loss, 'softmax');
    if (last instanceof ElementwisePart && last.name === 'sigmoid') {
      return lossFromLogits(loss, 'sigmoid');
    }
    return undefined;
  }

  #partsUnderLoss(): readonly Part[] {
    const isFused = this.#fusedLoss() !== undefined;
    return isFused ? this.#network.parts.slice(0, -1) : this.#network.parts;
  }

  /** Sum over the samples of each one's weighted loss, and the derivative of that sum divided by their number. */
  #loss(
    outputs: Float64Array,
    logits: Float64Array,
    { targets, weights }: Batch,
  ): { readonly sum: number; readonly dOutputs: Float64Array } {
    const rows = weights.length;
    const width = outputs.length / rows;
    if (targets.length !== outputs.length) throw new Error('Targets and outputs differ in size');
    const fused = this.#fusedLoss();
    const { losses, dOutputs } =
      fused?.(logits, targets, rows, width) ??
      lossFromOutputs(this.#definition.loss)(outputs, targets, rows, width);
    return {
      sum: losses.reduce((sum, loss, row) => sum + loss * (weights[row] ?? 1), 0),
      dOutputs: dOutputs.map((d, i) => d * (weights[Math.floor(i / width)] ?? 1)),
    };
  }
}

function asReference(samples: SampleSet): ReferenceSamples {
  if (samples instanceof ReferenceSamples) return samples;
  throw new Error('These samples belong to another engine');
}
