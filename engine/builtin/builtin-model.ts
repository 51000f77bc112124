/** A model of the built-in engine: sets the step values, starts programs, reads results. All arithmetic is in the programs. */
import { AppFailure, appError, failure, success, type Result } from '../../contract/errors';
import { unsupportedParts } from '../../contract/engine-support';
import { summarizeNetwork, type LayerSummary } from '../../contract/network';
import { sizeOf } from '../../contract/shapes';
import { t } from '../../contract/text/text';
import type { BatchResult, Model, ModelDefinition, ModelState, SampleSet } from '../engine';
import { resultOf } from '../pieces';
import { Answers, partsOf } from './answers';
import { BatchFeeder, type Batch } from './batch-feeder';
import { BuiltinSamples } from './builtin-samples';
import type { ModelMemory } from './model-memory';
import { readState, writeInitialState, writeState } from './model-state';
import { planMemoryInPieces, type ModelHost } from './plan-memory';
import type { ProgramName } from './plan/programs';
import { stepValueIndex, type StepValue } from './plan/step-values';
import { Remainder } from './remainder';
import { rememberKept } from './step-undo';

/** Every so many steps, optimizer state that has decayed to nothing is set to 0 (kernels/assembly/optimizers/flush.ts). */
const FLUSH_INTERVAL = 256;

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
  #underWay: 'step' | 'evaluation' | undefined;
  /** Of a step that stands; done before anything else that is asked of the model. */
  #remainder: Remainder | undefined;

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
  static *buildInPieces(
    definition: ModelDefinition,
    host: ModelHost,
    isForSparseBytes: boolean,
  ): Generator<undefined, Result<BuiltinModel>, void> {
    const [lacking] = unsupportedParts('builtin', definition);
    if (lacking !== undefined) return failure('unsupported', lacking.reason);
    const summary = summarizeNetwork(definition.inputShape, definition.layers);
    if (!summary.ok) return failure('invalidConfig', summary.problem, `layer ${summary.at}`);
    const { layers } = summary;
    const memory = yield* planMemoryInPieces(definition, layers, host, isForSparseBytes);
    if (memory === undefined) return failure('outOfMemory', t('engine.outOfMemory'));
    const model = new BuiltinModel(definition, layers, host, memory, isForSparseBytes);
    let isWhole = false;
    try {
      yield;
      // A view of the heap as it is now: it may grow in between, and the view stays good.
      yield* writeInitialState(host.heap, memory.plan, definition.seed);
      isWhole = true;
    } finally {
      if (!isWhole) model.dispose();
    }
    return success(model);
  }

  trainBatch(...batch: Parameters<Model['trainBatch']>): BatchResult {
    return resultOf(this.trainBatchInPieces(...batch));
  }

  *trainBatchInPieces(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
    learningRate = this.#definition.optimizer.learningRate,
  ): Generator<BatchResult | undefined, BatchResult, void> {
    this.#checkTrainingCount(count);
    const batch = this.#batch(samples, indices, start, count);
    yield* this.#catchUpInPieces();
    const name = this.#beginStep(batch, learningRate);
    const { pieces, revocable } = this.#memory.pieces(name);
    const putBack = revocable > 0 ? rememberKept(this.#host.heap, this.#memory.plan) : undefined;
    let done = 0;
    let result: BatchResult | undefined;
    this.#underWay = 'step';
    try {
      while (done < pieces.length) {
        this.#memory.runPiece(name, done);
        done++;
        if (done >= revocable) result ??= this.#stepResult(count);
        if (done < pieces.length && revocable > 0) yield result;
      }
    } finally {
      this.#underWay = undefined;
      if (done === pieces.length || result !== undefined) this.#iterations++;
      if (done < pieces.length && !this.#host.crew.isStopped) {
        if (result === undefined) this.#undo(putBack);
        else this.#remainder = new Remainder(this.#memory, this.#host.control, name, done);
      }
    }
    this.#flush();
    return result ?? this.#stepResult(count);
  }

  evaluateBatch(...batch: Parameters<Model['evaluateBatch']>): BatchResult {
    return resultOf(this.evaluateBatchInPieces(...batch));
  }

  *evaluateBatchInPieces(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
  ): Generator<undefined, BatchResult, void> {
    const batch = this.#batch(samples, indices, start, count);
    yield* this.#catchUpInPieces();
    // Samples to be trained on are what the plan is made for; before there are any, these are.
    if (!this.#hasTrained) this.#suit(batch.samples);
    const answers = new Answers(this.#memory, count);
    const { lossVariant } = batch.samples;
    this.#underWay = 'evaluation';
    try {
      for (const part of partsOf(batch, this.#memory.rows)) {
        if (part.start > start) yield;
        this.#feeder.feedSide(part);
        yield* this.#memory.runInPieces(`evaluate ${lossVariant}`);
        answers.addLosses(part.count);
        answers.addOutputs(part.count);
      }
    } finally {
      this.#underWay = undefined;
    }
    return answers.result();
  }

  predict(inputs: Float32Array, count: number): Float32Array {
    const width = sizeOf(this.#definition.inputShape);
    this.#checkCount(count);
    if (inputs.length < count * width) throw new RangeError('Fewer inputs than samples');
    this.#catchUp();
    const answers = new Answers(this.#memory, count);
    const { rows } = this.#memory;
    for (let first = 0; first < count; first += rows) {
      const part = Math.min(rows, count - first);
      this.#memory.inputs.set(inputs.subarray(first * width, (first + part) * width));
      this.#feeder.feedInputs(part);
      this.#memory.run('predict');
      this.#memory.settle();
      answers.addOutputs(part);
    }
    return answers.outputs;
  }

  /** An evaluation under way changes nothing of it. */
  getState(): ModelState {
    if (this.#underWay === 'step') this.#checkWhole();
    this.#catchUp();
    this.#memory.settle();
    return { ...readState(this.#host.heap, this.#memory.plan), iterations: this.#iterations };
  }

  setState(state: ModelState): Result<void> {
    this.#checkWhole();
    this.#catchUp();
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

  #stepResult(count: number): BatchResult {
    const answers = new Answers(this.#memory, count);
    answers.addLosses(count);
    return answers.result();
  }

  /** At the end of a step, counted already. */
  #flush(): void {
    if (this.#iterations % FLUSH_INTERVAL === 0) this.#memory.run('flush');
  }

  #undo(putBack: (() => void) | undefined): void {
    this.#memory.settle();
    putBack?.();
    this.#feeder.forget();
  }

  *#catchUpInPieces(): Generator<undefined, void, void> {
    const remainder = this.#remainder;
    if (remainder === undefined) return;
    yield* remainder.inPieces();
    if (this.#remainder === undefined) return;
    this.#remainder = undefined;
    this.#flush();
  }

  #catchUp(): void {
    const pieces = this.#catchUpInPieces();
    while (pieces.next().done !== true);
  }

  /** Between the pieces of a step the memory holds half of it. */
  #checkWhole(): void {
    if (this.#underWay !== undefined) throw new Error('A step in pieces is under way');
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

  #checkTrainingCount(count: number): void {
    const { maxBatchSize, trainBatchSize = maxBatchSize } = this.#definition;
    if (count > trainBatchSize) throw new RangeError(`A training batch of ${count} samples`);
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
    const memory = resultOf(
      planMemoryInPieces(this.#definition, this.#layers, this.#host, samples.isSparse),
    );
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
}
