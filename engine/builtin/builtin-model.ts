/** A model of the built-in engine: sets the step values, starts programs, reads results. All arithmetic is in the programs. */
import { AppFailure, appError, failure, success, type Result } from '../../contract/errors';
import { unsupportedParts } from '../../contract/engine-support';
import { summarizeNetwork, type LayerSummary } from '../../contract/network';
import { sizeOf } from '../../contract/shapes';
import { t } from '../../contract/text/text';
import type { BatchResult, Model, ModelDefinition, ModelState, SampleSet } from '../engine';
import { BatchFeeder, type Batch } from './batch-feeder';
import { BuiltinSamples } from './builtin-samples';
import type { Heap } from './memory/heap';
import { ModelMemory } from './model-memory';
import { initialState, readState, writeState } from './model-state';
import { planNetwork } from './plan/network-plan';
import type { PassName } from './passes/registry';
import type { ProgramName } from './plan/programs';
import { stepValueIndex, type StepValue } from './plan/step-values';
import { rememberKept } from './step-undo';
import type { Control } from './threads/control';
import type { Crew } from './threads/crew';

/** Every so many steps, optimizer state that has decayed to nothing is set to 0 (kernels/assembly/optimizers/flush.ts). */
const FLUSH_INTERVAL = 256;

/** What a model needs of its engine. */
export interface ModelHost {
  readonly heap: Heap;
  readonly crew: Crew;
  readonly control: Control;
  readonly passes: readonly PassName[];
  readonly cuts: number | undefined;
}

export class BuiltinModel implements Model {
  readonly #definition: ModelDefinition;
  readonly #layers: readonly LayerSummary[];
  readonly #host: ModelHost;
  #memory: ModelMemory;
  #feeder: BatchFeeder;
  /** Whether the plan is the one for samples of few bytes that are not 0. */
  #isForSparseBytes: boolean;
  #hasTrained = false;
  #iterations = 0;
  #checked: BuiltinSamples | undefined;
  #isInPieces = false;

  private constructor(
    definition: ModelDefinition,
    layers: readonly LayerSummary[],
    host: ModelHost,
    memory: ModelMemory,
    isForSparseBytes: boolean,
  ) {
    this.#definition = definition;
    this.#layers = layers;
    this.#host = host;
    this.#memory = memory;
    this.#isForSparseBytes = isForSparseBytes;
    this.#feeder = this.#newFeeder();
  }

  /** Refuses with `unsupported`, `invalidConfig` or `outOfMemory`. `isForSparseBytes`: what the samples held by the engine look like. */
  static build(
    definition: ModelDefinition,
    host: ModelHost,
    isForSparseBytes: boolean,
  ): Result<BuiltinModel> {
    const [lacking] = unsupportedParts('builtin', definition);
    if (lacking !== undefined) return failure('unsupported', lacking.reason);
    const summary = summarizeNetwork(definition.inputShape, definition.layers);
    if (!summary.ok) return failure('invalidConfig', summary.problem, `layer ${summary.at}`);
    const memory = createMemory(definition, summary.layers, host, isForSparseBytes);
    if (memory === undefined) return failure('outOfMemory', t('engine.outOfMemory'));
    const model = new BuiltinModel(definition, summary.layers, host, memory, isForSparseBytes);
    writeState(host.heap, memory.plan, initialState(memory.plan, definition.seed));
    return success(model);
  }

  trainBatch(...batch: Parameters<Model['trainBatch']>): BatchResult {
    return lastOf(this.trainBatchInPieces(...batch));
  }

  *trainBatchInPieces(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
    learningRate = this.#definition.optimizer.learningRate,
  ): Generator<undefined, BatchResult, void> {
    const name = this.#beginStep(this.#batch(samples, indices, start, count), learningRate);
    const { pieces, revocable } = this.#memory.pieces(name);
    const putBack = revocable > 0 ? rememberKept(this.#host.heap, this.#memory.plan) : undefined;
    let done = 0;
    this.#isInPieces = true;
    try {
      while (done < pieces.length) {
        this.#memory.runPiece(name, done);
        done++;
        if (done < revocable) yield;
      }
    } finally {
      this.#isInPieces = false;
      if (done < pieces.length && !this.#host.crew.isStopped) {
        this.#memory.settle();
        putBack?.();
        this.#feeder.forget();
      }
    }
    return this.#endStep(count);
  }

  evaluateBatch(...batch: Parameters<Model['evaluateBatch']>): BatchResult {
    return lastOf(this.evaluateBatchInPieces(...batch));
  }

  *evaluateBatchInPieces(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
  ): Generator<undefined, BatchResult, void> {
    const name = this.#beginEvaluation(this.#batch(samples, indices, start, count));
    const { pieces } = this.#memory.pieces(name);
    this.#isInPieces = true;
    try {
      for (let piece = 0; piece < pieces.length; piece++) {
        this.#memory.runPiece(name, piece);
        if (piece + 1 < pieces.length) yield;
      }
    } finally {
      this.#isInPieces = false;
    }
    return this.#result(count);
  }

  predict(inputs: Float32Array, count: number): Float32Array {
    const width = sizeOf(this.#definition.inputShape);
    this.#checkCount(count);
    if (inputs.length < count * width) throw new RangeError('Fewer inputs than samples');
    this.#memory.inputs.set(inputs.subarray(0, count * width));
    this.#feeder.feedInputs(count);
    this.#memory.run('predict');
    this.#memory.settle();
    return this.#outputs(count);
  }

  getState(): ModelState {
    this.#checkWhole();
    this.#memory.settle();
    return { ...readState(this.#host.heap, this.#memory.plan), iterations: this.#iterations };
  }

  setState(state: ModelState): Result<void> {
    this.#checkWhole();
    this.#memory.settle();
    const written = writeState(this.#host.heap, this.#memory.plan, state);
    if (written.ok) this.#iterations = state.iterations;
    return written;
  }

  dispose(): void {
    this.#memory.dispose();
  }

  /** What the step at hand needs is set; the program that does it. */
  #beginStep(batch: Batch, learningRate: number): ProgramName {
    this.#suit(batch.samples);
    this.#hasTrained = true;
    this.#feeder.feedTraining(batch);
    this.#set('iterations', this.#iterations);
    this.#set('learningRate', learningRate);
    const { optimizer } = this.#memory.plan;
    for (const [name, value] of Object.entries(
      optimizer.stepValues(this.#iterations, learningRate),
    )) {
      this.#set(name as StepValue, value);
    }
    return `train ${batch.samples.inputType} ${batch.samples.lossVariant}`;
  }

  #endStep(count: number): BatchResult {
    const result = this.#result(count);
    this.#iterations++;
    if (this.#iterations % FLUSH_INTERVAL === 0) this.#memory.run('flush');
    return result;
  }

  #beginEvaluation(batch: Batch): ProgramName {
    // Samples to be trained on are what the plan is made for; before there are any, these are.
    if (!this.#hasTrained) this.#suit(batch.samples);
    this.#feeder.feedSide(batch);
    return `evaluate ${batch.samples.lossVariant}`;
  }

  /** Between the pieces of a step the memory holds half of it. */
  #checkWhole(): void {
    if (this.#isInPieces) throw new Error('A step in pieces is under way');
  }

  #batch(samples: SampleSet, indices: Uint32Array, start: number, count: number): Batch {
    if (!(samples instanceof BuiltinSamples) || samples.heap !== this.#host.heap) {
      throw new Error('These samples belong to another engine');
    }
    this.#checkCount(count);
    if (samples !== this.#checked) this.#checkSamples(samples);
    return { samples, indices, start, count };
  }

  #checkCount(count: number): void {
    this.#checkWhole();
    if (count < 1 || count > this.#definition.maxBatchSize) {
      throw new RangeError(`A batch of ${count} samples`);
    }
  }

  #checkSamples(samples: BuiltinSamples): void {
    const isFitting =
      samples.inputWidth === sizeOf(this.#definition.inputShape) &&
      samples.targetWidth === this.#memory.plan.outputWidth;
    if (!isFitting) throw new RangeError('Samples that do not fit this model');
    this.#checked = samples;
  }

  /** Plans anew where samples call for another first layer than the one planned; weights and optimizer state are kept. */
  #suit(samples: BuiltinSamples): void {
    if (samples.isSparse === this.#isForSparseBytes) return;
    const state = this.getState();
    const memory = createMemory(this.#definition, this.#layers, this.#host, samples.isSparse);
    if (memory === undefined)
      throw new AppFailure(appError('outOfMemory', t('engine.outOfMemory')));
    this.#memory.dispose();
    this.#memory = memory;
    this.#isForSparseBytes = samples.isSparse;
    this.#feeder = this.#newFeeder();
    writeState(this.#host.heap, memory.plan, state);
  }

  #newFeeder(): BatchFeeder {
    return new BatchFeeder(this.#memory, (name, value) => this.#set(name, value));
  }

  #set(name: StepValue, value: number): void {
    this.#host.control.stepValues[stepValueIndex(name)] = value;
  }

  #result(count: number): BatchResult {
    const { rowLoss, penalties } = this.#memory;
    let lossSum = 0;
    for (let row = 0; row < count; row++) lossSum += rowLoss[row] ?? 0;
    for (const penalty of penalties) lossSum += count * penalty;
    return { lossSum, count, outputs: this.#outputs(count) };
  }

  #outputs(count: number): Float32Array {
    const { outputs, plan } = this.#memory;
    return outputs.subarray(0, count * plan.outputWidth);
  }
}

function lastOf(pieces: Generator<undefined, BatchResult, void>): BatchResult {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

function createMemory(
  definition: ModelDefinition,
  layers: readonly LayerSummary[],
  { heap, crew, passes, cuts }: ModelHost,
  hasSparseBytes: boolean,
): ModelMemory | undefined {
  const options = { threads: crew.threads, passes, cuts, hasSparseBytes };
  const size = {
    maxBatchSize: definition.maxBatchSize,
    inputWidth: sizeOf(definition.inputShape),
  };
  return ModelMemory.create(heap, crew, size, (base) =>
    planNetwork(definition, layers, options, base),
  );
}
