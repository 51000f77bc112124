/**
 * An operation is one link of a network as the kernels see it: a layer becomes one or several. Passes look at operations and replace
 * them; what is left plans its memory and its tasks, in order.
 */
import type { ActivationName } from '../../../contract/layers/activation-names';
import type { Shape, WeightSpec } from '../../../contract/shapes';
import type { Arena } from '../plan/arena';
import type { Task } from '../plan/call';
import type { ConvolutionGeometry } from '../plan/convolution-geometry';
import type { Parameter, ParameterRequest } from '../plan/parameter';
import type { SparseLists } from '../plan/sparse-rows';
import type { Tensor } from '../plan/tensor';
import type { ImageWindow } from '../plan/window';

export interface OperationContext {
  readonly arena: Arena;
  readonly maxBatchSize: number;
  readonly seed: number;
  /** What a first layer that reads samples sparsely finds instead of a matrix. */
  readonly sparseInput: SparseLists | undefined;
  /** Allocates the value and, of a weight that is trained, gradient and the optimizer's slots. */
  addParameter(request: ParameterRequest): Parameter;
  /** The address of so many bytes that are 0 and stay so, for kernels that add what a layer may lack. */
  zeros(byteLength: number): number;
  /** A task that updates a parameter in the optimizer's usual way is not needed for those marked `isUpdatedByLayer`. */
  readonly optimizer: FusableOptimizer | undefined;
}

/** Constants of the optimizer for kernels that have its step built in. */
export interface FusableOptimizer {
  readonly kind: 'Adam';
  readonly keep1: number;
  readonly keep2: number;
  readonly epsilon: number;
}

export interface PlannedOperation {
  readonly output: Tensor;
  readonly training: readonly Task[];
  readonly inference: readonly Task[];
  readonly backward: readonly Task[];
  /** Update weights that are `isUpdatedByLayer`; after all of backward. */
  readonly updates?: readonly Task[];
}

interface Plannable {
  plan(context: OperationContext, input: Tensor): PlannedOperation;
}

export interface DenseOperation extends Plannable {
  readonly kind: 'dense';
  readonly layer: number;
  readonly units: number;
  readonly weights: readonly WeightSpec[];
}
export interface SparseDenseOperation extends Plannable {
  readonly kind: 'sparseDense';
  readonly source: DenseOperation;
  readonly hasFusedUpdate: boolean;
}
export interface ActivationOperation extends Plannable {
  readonly kind: 'activation';
  readonly name: ActivationName;
}
export interface SparseHiddenOperation extends Plannable {
  readonly kind: 'sparseHidden';
  readonly source: DenseOperation;
}
export interface ConvolutionOperation extends Plannable {
  readonly kind: 'convolution';
  readonly layer: number;
  readonly geometry: ConvolutionGeometry;
  readonly weights: readonly WeightSpec[];
  readonly method: ConvolutionMethod;
}
/** How the products forward, and for the input gradient, are computed. */
export type ConvolutionMethod = 'direct' | 'winograd';
/** What follows a convolution that is computed together with it. */
export interface Pooling {
  readonly activation: 'relu' | 'linear';
  /** [height, width, channels] after pooling. */
  readonly output: Shape;
}
export interface PooledConvolutionOperation extends Plannable {
  readonly kind: 'pooledConvolution';
  readonly source: ConvolutionOperation;
  readonly pooling: Pooling;
}
export interface ReshapeOperation extends Plannable {
  readonly kind: 'reshape';
  readonly output: Shape;
}
export interface DropoutOperation extends Plannable {
  readonly kind: 'dropout';
}
export interface RecurrentOperation extends Plannable {
  readonly kind: 'recurrent';
}
export interface BidirectionalOperation extends Plannable {
  readonly kind: 'bidirectional';
}
export interface EmbeddingOperation extends Plannable {
  readonly kind: 'embedding';
}

export interface MaxPoolingOperation extends Plannable {
  readonly kind: 'maxPooling';
  readonly window: ImageWindow;
}
export interface AveragePoolingOperation extends Plannable {
  readonly kind: 'averagePooling';
  readonly window: ImageWindow;
}
export interface GlobalMaxPoolingOperation extends Plannable {
  readonly kind: 'globalMaxPooling';
}
export interface ZeroPaddingOperation extends Plannable {
  readonly kind: 'zeroPadding';
}
export interface UpSamplingOperation extends Plannable {
  readonly kind: 'upSampling';
}
export interface DepthwiseOperation extends Plannable {
  readonly kind: 'depthwise';
}
export interface BatchNormalizationOperation extends Plannable {
  readonly kind: 'batchNormalization';
  readonly layer: number;
  readonly settings: { readonly momentum: number; readonly epsilon: number };
  /** relu follows at once, and is computed along. */
  readonly hasRelu: boolean;
  readonly weights: readonly WeightSpec[];
}
export interface LayerNormalizationOperation extends Plannable {
  readonly kind: 'layerNormalization';
}
export interface SpatialDropoutOperation extends Plannable {
  readonly kind: 'spatialDropout';
}
export interface GaussianNoiseOperation extends Plannable {
  readonly kind: 'gaussianNoise';
}

export type Operation =
  | DenseOperation
  | SparseDenseOperation
  | SparseHiddenOperation
  | ConvolutionOperation
  | PooledConvolutionOperation
  | ActivationOperation
  | ReshapeOperation
  | DropoutOperation
  | MaxPoolingOperation
  | AveragePoolingOperation
  | GlobalMaxPoolingOperation
  | ZeroPaddingOperation
  | UpSamplingOperation
  | DepthwiseOperation
  | BatchNormalizationOperation
  | LayerNormalizationOperation
  | SpatialDropoutOperation
  | GaussianNoiseOperation
  | RecurrentOperation
  | BidirectionalOperation
  | EmbeddingOperation;
