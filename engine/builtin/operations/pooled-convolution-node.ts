/** The memory of a convolution under 2 × 2 max pooling, beyond that of the convolution itself. */
import { sizeOf } from '../../../contract/shapes';
import { newPlace, rowStride, type Place } from '../plan/tensor';
import type { ConvolutionNode } from './convolution-node';
import type { OperationContext, Pooling } from './operation';

export interface PooledNode {
  readonly convolution: ConvolutionNode;
  /** Per pooled value, where its patch begins in the image. */
  readonly winners: Place;
  readonly lists: Place;
  readonly listStride: number;
  /** Bytes of one channel's list. */
  readonly capacity: number;
  readonly lengths: Place;
  /** Each sample's part of the bias gradient. */
  readonly sums: Place;
  readonly lengthStride: number;
  /** The kernel with a row an output: [KH][4V] each. */
  readonly rows: { readonly value: Place; readonly gradient: Place; readonly bytes: number };
  /** Pooled values not above it have no gradient. */
  readonly least: number;
  readonly windows: number;
}

export function planPooled(
  { arena, maxBatchSize }: OperationContext,
  convolution: ConvolutionNode,
  { activation, output }: Pooling,
): PooledNode {
  const { geometry } = convolution;
  const channels = geometry.output[2];
  const windows = sizeOf(output) / channels;
  const capacity = (windows + 1) * 8;
  const lengthStride = rowStride(channels);
  const rowBytes = geometry.kernel[0] * runVectors(convolution) * 16;
  return {
    convolution,
    winners: newPlace(arena, maxBatchSize * convolution.output.stride),
    lists: newPlace(arena, maxBatchSize * channels * capacity),
    listStride: channels * capacity,
    capacity,
    lengths: newPlace(arena, maxBatchSize * lengthStride),
    sums: newPlace(arena, maxBatchSize * lengthStride),
    lengthStride,
    rows: {
      value: newPlace(arena, channels * rowBytes),
      gradient: newPlace(arena, channels * rowBytes),
      bytes: rowBytes,
    },
    least: activation === 'relu' ? 0 : -Infinity,
    windows,
  };
}

/** Floats in a row of taps, and vectors that hold them. */
export function runFloats({ geometry }: ConvolutionNode): number {
  return geometry.kernel[1] * geometry.input[2];
}

export function runVectors(convolution: ConvolutionNode): number {
  return Math.ceil(runFloats(convolution) / 4);
}
