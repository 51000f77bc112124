/** A model of the TensorFlow engine. Every call leaves as many tensors as it found, and a call that fails leaves the model as it was. */
import type { Rank, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { Result } from '../../contract/errors';
import { sizeOf, type Shape } from '../../contract/shapes';
import type { BatchResult, Model, ModelDefinition, ModelState, SampleSet } from '../engine';
import { inOnePiece } from '../in-pieces';
import type { Loss } from './losses/loss';
import { lossFromLogits, lossFromOutputs } from './losses/registry';
import { ModelTensors } from './model-tensors';
import type { NativeGuard } from './native-guard';
import type { TensorflowNetwork } from './network';
import { createOptimizer } from './optimizers/registry';
import type { Optimizer, Stepped } from './optimizers/optimizer';
import type { Parameter, Part, Pass } from './part';
import { penaltyOf } from './penalty';
import type { Tf } from './runtime';
import { TensorflowSamples, type BatchRows } from './tensorflow-samples';
import { updated } from './update';

interface Scored {
  /** One a sample, before its weight. */
  readonly losses: Tensor1D;
  readonly outputs: Tensor;
}

export class TensorflowModel implements Model {
  readonly #tf: Tf;
  readonly #definition: ModelDefinition;
  readonly #guard: NativeGuard;
  readonly #parts: readonly Part[];
  readonly #output: Shape;
  readonly #tensors: ModelTensors;
  readonly #optimizer: Optimizer;
  readonly #fusedLoss: Loss | undefined;
  readonly #loss: Loss;
  #iterations = 0;
  #outliving: readonly Tensor[] = [];

  /** Takes the network's parameters over. */
  constructor(tf: Tf, definition: ModelDefinition, network: TensorflowNetwork, guard: NativeGuard) {
    const { parts, parameters, output } = network;
    this.#tf = tf;
    this.#definition = definition;
    this.#guard = guard;
    this.#parts = parts;
    this.#output = output;
    this.#optimizer = createOptimizer(tf, definition.optimizer);
    this.#tensors = new ModelTensors(tf, parameters, this.#optimizer);
    // Softmax runs over the last axis: over all outputs only where there is no other.
    const last = output.length === 1 ? parts.at(-1)?.activation : undefined;
    this.#fusedLoss = lossFromLogits(tf, definition.loss, last);
    this.#loss = this.#fusedLoss ?? lossFromOutputs(tf, definition.loss);
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
    const rows = this.#rows(samples, indices, start, count);
    return this.#run(() => {
      const pass = this.#pass(count, true);
      const { losses, outputs, gradients } = this.#differentiate(rows, pass);
      const stepped = this.#updated(gradients, learningRate);
      // Read before anything is put in place: what fails, fails here.
      const result = this.#result(rows, { losses, outputs }, this.#penalty());
      this.#tensors.take(stepped, pass.moved);
      this.#iterations++;
      return result;
    });
  }

  evaluateBatch(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
  ): BatchResult {
    const rows = this.#rows(samples, indices, start, count);
    return this.#run(() =>
      this.#result(rows, this.#score(rows, this.#pass(count, false)), this.#penalty()),
    );
  }

  /** In one piece: TensorFlow cannot be left in the midst of an operation, and a step of several would still wait for the longest. */
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
    this.#checkCount(count);
    const width = sizeOf(this.#definition.inputShape);
    if (inputs.length < count * width) throw new RangeError('Fewer inputs than samples');
    const used = inputs.slice(0, count * width);
    return this.#run(() => {
      const { outputs } = this.#forward(this.#inputs(used, count), this.#pass(count, false));
      return this.#numbers(outputs);
    });
  }

  getState(): ModelState {
    return this.#guard.read(() => ({ ...this.#tensors.read(), iterations: this.#iterations }));
  }

  setState(state: ModelState): Result<void> {
    const written = this.#guard.run(() => this.#tensors.write(state));
    if (written.ok) this.#iterations = state.iterations;
    return written;
  }

  dispose(): void {
    // A library that has failed is not asked again; its process ends.
    if (!this.#guard.hasFailed) this.#tensors.dispose();
  }

  /** Lets all tensors made meanwhile go, but for those that have become the model's. */
  #run<T>(work: () => T): T {
    return this.#guard.run(() => {
      let result: { readonly value: T } | undefined;
      try {
        this.#tf.tidy(() => {
          result = { value: work() };
        });
      } finally {
        if (!this.#guard.hasFailed) this.#tensors.disposeUnlessOwn(this.#outliving);
        this.#outliving = [];
      }
      if (result === undefined) throw new Error('A tidy that did nothing');
      return result.value;
    });
  }

  /** Past the tidy around the forward way, to the end of the call. */
  #outlive(tensors: readonly Tensor[]): void {
    this.#outliving = tensors.map((tensor) => this.#tf.keep(tensor));
  }

  /** With the gradients of the mean weighted loss, in the order of `trained`; none for what the loss does not depend on. */
  #differentiate(rows: BatchRows, pass: Pass): Scored & { gradients: readonly Tensor[] } {
    const tf = this.#tf;
    const values = this.#tensors.trained.map(({ value }) => value);
    if (values.length === 0) return { ...this.#score(rows, pass), gradients: [] };
    let scored: Scored | undefined;
    const meanLoss = (): Tensor => {
      scored = this.#score(rows, pass);
      this.#outlive([scored.losses, scored.outputs, ...pass.moved.values()]);
      const { weights } = rows;
      const { losses } = scored;
      const weighted = weights === undefined ? losses : tf.mul(losses, tf.tensor1d(weights));
      return tf.div(tf.sum(weighted), pass.rows);
    };
    const { grads } = tf.engine().gradients(meanLoss, values, undefined, true);
    if (scored === undefined) throw new Error('A loss that was not taken');
    return { ...scored, gradients: grads };
  }

  #updated(gradients: readonly Tensor[], learningRate: number): ReadonlyMap<Parameter, Stepped> {
    const how = { config: this.#definition.optimizer, optimizer: this.#optimizer };
    const context = { learningRate, step: this.#iterations + 1 };
    return updated(this.#tf, this.#tensors, gradients, how, context);
  }

  #score(rows: BatchRows, pass: Pass): Scored {
    const tf = this.#tf;
    const { outputs, logits } = this.#forward(this.#inputs(rows.inputs, pass.rows), pass);
    const width = sizeOf(this.#output);
    const from = this.#fusedLoss === undefined ? outputs : logits;
    const targets = tf.tensor2d(rows.targets, [pass.rows, width]);
    const flat = tf.reshape<Rank.R2>(from, [pass.rows, width]);
    return { losses: this.#loss(flat, targets), outputs };
  }

  /** `logits`: what went into the last part. */
  #forward(inputs: Tensor, pass: Pass): { outputs: Tensor; logits: Tensor } {
    let logits = inputs;
    let outputs = inputs;
    for (const part of this.#parts) {
      logits = outputs;
      outputs = part.forward(outputs, pass);
    }
    return { outputs, logits };
  }

  #inputs(values: Float32Array, count: number): Tensor {
    return this.#tf.tensor(values, [count, ...this.#definition.inputShape]);
  }

  #pass(rows: number, training: boolean): Pass {
    return { rows, training, iterations: this.#iterations, moved: new Map() };
  }

  #penalty(): number {
    const penalty = penaltyOf(this.#tf, this.#tensors.parameters);
    return penalty?.dataSync()[0] ?? 0;
  }

  #result({ weights }: BatchRows, { losses, outputs }: Scored, penalty: number): BatchResult {
    const values = this.#numbers(losses);
    const count = values.length;
    let lossSum = count * penalty;
    for (const [row, loss] of values.entries()) lossSum += loss * (weights?.[row] ?? 1);
    return { lossSum, count, outputs: this.#numbers(outputs) };
  }

  #numbers(tensor: Tensor): Float32Array {
    return tensor.dataSync() as Float32Array;
  }

  #rows(samples: SampleSet, indices: Uint32Array, start: number, count: number): BatchRows {
    if (!(samples instanceof TensorflowSamples)) {
      throw new Error('These samples belong to another engine');
    }
    this.#checkCount(count);
    const isFitting =
      sizeOf(samples.inputShape) === sizeOf(this.#definition.inputShape) &&
      samples.targetWidth === sizeOf(this.#output);
    if (!isFitting) throw new RangeError('Samples that do not fit this model');
    return samples.rows(indices, start, count);
  }

  #checkCount(count: number): void {
    if (!Number.isInteger(count) || count < 1 || count > this.#definition.maxBatchSize) {
      throw new RangeError(`A batch of ${count} samples`);
    }
  }
}
