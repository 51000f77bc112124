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
import { orthonormalizeBy } from './orthonormal';
import { planMemoryInPieces, type ModelHost } from './plan-memory';
import { stepValueIndex, type StepValue } from './plan/step-values';
import type { Remainder } from './remainder';
import { TrainingStep } from './training-step';

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
      const orthonormalize = orthonormalizeBy(host.crew.kernels, host.heap);
      yield* writeInitialState(host.heap, memory.plan, definition.seed, orthonormalize);
      isWhole = true;
    } finally {
      if (!isWhole) model.dispose();
    }
    return success(model);
  }

  get iterations(): number {
    return this.#iterations;
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
    yield* this.#suit(batch.samples);
    this.#hasTrained = true;
    const name = `train ${batch.samples.inputType} ${batch.samples.lossVariant}` as const;
    const isFlushed = (this.#iterations + 1) % FLUSH_INTERVAL === 0;
    const step = new TrainingStep(this.#memory, this.#host, name, isFlushed ? ['flush'] : []);
    let isDone = false;
    this.#underWay = 'step';
    try {
      yield* this.#memory.readyInPieces(name);
      yield* this.#feeder.feedTraining(batch);
      this.#setStepValues(learningRate);
      const result = yield* step.run(count);
      isDone = true;
      return result;
    } finally {
      this.#underWay = undefined;
      if (step.stands) this.#iterations++;
      else this.#feeder.forget();
      if (!isDone && !this.#host.crew.isStopped) this.#remainder = step.leave();
    }
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
    if (!this.#hasTrained) yield* this.#suit(batch.samples);
    const answers = new Answers(this.#memory, count);
    const { lossVariant } = batch.samples;
    this.#underWay = 'evaluation';
    try {
      for (const part of partsOf(batch, this.#memory.rows)) {
        if (part.start > start) yield;
        yield* this.#feeder.feedSide(part);
        yield* this.#memory.runInPieces(`evaluate ${lossVariant}`);
        answers.addLosses(part.count);
        answers.addOutputs(part.count);
      }
    } finally {
      this.#underWay = undefined;
    }
    return answers.result();
  }

  predict(...asked: Parameters<Model['predict']>): Float32Array {
    return resultOf(this.predictInPieces(...asked));
  }

  *predictInPieces(inputs: Float32Array, count: number): Generator<undefined, Float32Array, void> {
    const width = sizeOf(this.#definition.inputShape);
    this.#checkCount(count);
    if (inputs.length < count * width) throw new RangeError('Fewer inputs than samples');
    yield* this.#catchUpInPieces();
    const answers = new Answers(this.#memory, count);
    const { rows } = this.#memory;
    this.#underWay = 'evaluation';
    try {
      for (let first = 0; first < count; first += rows) {
        if (first > 0) yield;
        const part = Math.min(rows, count - first);
        this.#memory.inputs.set(inputs.subarray(first * width, (first + part) * width));
        yield* this.#feeder.feedInputs(part);
        yield* this.#memory.runInPieces('predict');
        this.#memory.settle();
        answers.addOutputs(part);
      }
    } finally {
      this.#underWay = undefined;
    }
    return answers.outputs;
  }

  getState(): ModelState {
    return resultOf(this.getStateInPieces());
  }

  /** An evaluation under way changes nothing of it. */
  *getStateInPieces(): Generator<undefined, ModelState, void> {
    if (this.#underWay === 'step') this.#checkWhole();
    yield* this.#catchUpInPieces();
    this.#memory.settle();
    const state = yield* readState(this.#host.heap, this.#memory.plan);
    return { ...state, iterations: this.#iterations };
  }

  setState(state: ModelState): Result<void> {
    this.#checkWhole();
    this.#catchUp();
    this.#memory.settle();
    const written = resultOf(writeState(this.#host.heap, this.#memory.plan, state));
    if (written.ok) this.#iterations = state.iterations;
    return written;
  }

  dispose(): void {
    this.#memory.dispose();
  }

  #setStepValues(learningRate: number): void {
    this.#set('iterations', this.#iterations);
    this.#set('learningRate', learningRate);
    const { optimizer } = this.#memory.plan;
    for (const [name, value] of Object.entries(
      optimizer.stepValues(this.#iterations, learningRate),
    )) {
      this.#set(name as StepValue, value);
    }
  }

  *#catchUpInPieces(): Generator<undefined, void, void> {
    const remainder = this.#remainder;
    if (remainder === undefined) return;
    yield* remainder.inPieces();
    this.#remainder = undefined;
  }

  #catchUp(): void {
    resultOf(this.#catchUpInPieces());
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

  /** Plans anew where samples call for another first layer than the one planned; weights and optimizer state are kept. In pieces. */
  *#suit(samples: BuiltinSamples): Generator<undefined, void, void> {
    if (samples.isSparse === this.#isForSparseBytes) return;
    const state = yield* this.getStateInPieces();
    const { heap } = this.#host;
    const memory = yield* planMemoryInPieces(
      this.#definition,
      this.#layers,
      this.#host,
      samples.isSparse,
    );
    if (memory === undefined)
      throw new AppFailure(appError('outOfMemory', t('engine.outOfMemory')));
    let isTaken = false;
    try {
      yield* writeState(heap, memory.plan, state);
      isTaken = true;
    } finally {
      if (!isTaken) memory.dispose();
    }
    this.#memory.dispose();
    this.#memory = memory;
    this.#isForSparseBytes = samples.isSparse;
    this.#feeder = this.#newFeeder();
  }

  #newFeeder(): BatchFeeder {
    return new BatchFeeder(this.#memory, (name, value) => this.#set(name, value));
  }

  #set(name: StepValue, value: number): void {
    this.#host.control.stepValues[stepValueIndex(name)] = value;
  }
}
