/**
 * What every engine offers: build a network as a trainable model, train it batch by batch, run it, move its state in and out.
 * The training loop above it is the same for all. Calls are synchronous; whoever calls yields to its event loop in between.
 */
import type { EngineInfo } from '../contract/engine-info';
import type { Result } from '../contract/errors';
import type { LayerConfig } from '../contract/layers/registry';
import type { LossConfig } from '../contract/losses/registry';
import type { OptimizerConfig } from '../contract/optimizers/registry';
import type { Shape } from '../contract/shapes';

/** Labelled samples in memory, decoded once. The engine that takes them over may copy them and the caller lets go. */
export interface SampleData {
  readonly count: number;
  readonly inputShape: Shape;
  /** count × size(inputShape) values, row-major. Bytes stay bytes; the engine multiplies by `inputScale` on the way in. */
  readonly inputs: Uint8Array | Float32Array;
  /** What each input value is multiplied by (1/255 for MNIST's bytes). Engines compute it as float32(value / (1 / inputScale)). */
  readonly inputScale: number;
  readonly targets: SampleTargets;
  /**
   * What each sample's loss is multiplied by, as in Keras's fit(sample_weight): a batch's mean loss is Σ weight · loss / count. Left
   * out: all count alike.
   */
  readonly sampleWeights?: Float32Array;
}

export type SampleTargets =
  | { readonly kind: 'classes'; readonly labels: Uint8Array; readonly classCount: number }
  | { readonly kind: 'values'; readonly values: Float32Array; readonly shape: Shape };

/** Samples held by an engine (in its own memory, once). Belongs to the engine that made it. */
export interface SampleSet {
  readonly count: number;
  dispose(): void;
}

export interface ModelDefinition {
  readonly inputShape: Shape;
  readonly layers: readonly LayerConfig[];
  readonly loss: LossConfig;
  readonly optimizer: OptimizerConfig;
  /** The largest number of samples in one call of trainBatch, evaluateBatch or predict. */
  readonly maxBatchSize: number;
  /**
   * The largest in one call of trainBatch, where that is less. An engine may reserve memory for no more, and take larger calls of the
   * others in parts.
   */
  readonly trainBatchSize?: number;
  /** Of all randomness: initial weights and dropout masks. uint32. */
  readonly seed: number;
}

export interface NamedTensor {
  /** `<layer index>/<weight name>` for weights ("1/kernel"), `<layer index>/<weight name>/<slot>` for optimizer slots. */
  readonly name: string;
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** All that a continued training needs besides the loop's own counters. Copies: the caller owns them. */
export interface ModelState {
  /** In layer order, then Keras's order within a layer. */
  readonly weights: readonly NamedTensor[];
  /** As the optimizer and its options need them: Adam m and v, with amsgrad vHat; SGD none, with momentum momentum. */
  readonly slots: readonly NamedTensor[];
  /** Optimizer steps done. */
  readonly iterations: number;
}

export interface BatchResult {
  /** Sum over the batch's samples of each sample's (weighted) loss; the mean is lossSum / count. */
  readonly lossSum: number;
  readonly count: number;
  /** count × size(output) values of the last layer. A view, valid until the next call on this model. */
  readonly outputs: Float32Array;
}

export interface Model {
  /** Optimizer steps done. */
  readonly iterations: number;
  /**
   * One optimizer step on samples indices[start .. start+count). `indices` is the whole epoch's order, so that an engine may
   * prepare the batch that follows. Dropout is keyed by (seed, layer, iterations). Learning rate: the optimizer's, or `learningRate`.
   */
  trainBatch(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
    learningRate?: number,
  ): BatchResult;
  /**
   * The same step with the same result, in pieces of some ten milliseconds: each `next` does one, the last returns the result. Left by
   * `return` while nothing has been yielded, the step has not been: weights, optimizer and iterations are as before, and it can be done
   * anew. Once the result is yielded, the step stands: left then, the model does what remains of it before anything else that is asked.
   * Between two pieces nothing else may be asked of the model. An engine may do all in one piece.
   */
  trainBatchInPieces(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
    learningRate?: number,
  ): Generator<BatchResult | undefined, BatchResult, void>;
  /** Loss and outputs in inference mode (no dropout); changes nothing. */
  evaluateBatch(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
  ): BatchResult;
  /** As `trainBatchInPieces`; but the state may be asked for in between. */
  evaluateBatchInPieces(
    samples: SampleSet,
    indices: Uint32Array,
    start: number,
    count: number,
  ): Generator<undefined, BatchResult, void>;
  /** Outputs in inference mode for `count` inputs given as values already scaled (0..1). A view, valid until the next call. */
  predict(inputs: Float32Array, count: number): Float32Array;
  /** As `evaluateBatchInPieces`. Left out where a prediction cannot be cut. */
  predictInPieces?(inputs: Float32Array, count: number): Generator<undefined, Float32Array, void>;
  getState(): ModelState;
  /**
   * The same in pieces of some milliseconds, between which nobody may train the model or set its state. Left out where it takes a moment.
   */
  getStateInPieces?(): Generator<undefined, ModelState, void>;
  /** Refuses (a value) a state whose names or shapes are not this model's. */
  setState(state: ModelState): Result<void>;
  dispose(): void;
}

export interface Engine {
  readonly info: EngineInfo;
  /** Refuses with `outOfMemory` when the samples do not fit. */
  load(data: SampleData): Result<SampleSet>;
  /** Weights are initialised from the seed (engine/initial-weights.ts). Refuses with `outOfMemory` or `unsupported`. */
  build(definition: ModelDefinition): Result<Model>;
  /** The same in pieces of some ten milliseconds; left by `return`, nothing has been built. Left out where a build takes a moment. */
  buildInPieces?(definition: ModelDefinition): Generator<undefined, Result<Model>, void>;
  dispose(): void;
}
