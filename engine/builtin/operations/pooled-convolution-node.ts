/** The memory of a convolution under 2 × 2 max pooling, beyond that of the convolution itself. */
import { sizeOf } from '../../../contract/shapes';
import { newPlace, type Place } from '../plan/tensor';
import type { ConvolutionNode } from './convolution-node';
import type { Block } from './convolution-product';
import type { OperationContext, Pooling } from './operation';

export interface PooledNode {
  readonly convolution: ConvolutionNode;
  /** Per pooled value, where the winner's patch begins in the image. */
  readonly winners: Place;
  /** For lists of winners by channel: of the thread that begins with a column, at its place. */
  readonly channelLists: Place;
  /** Bytes of 4 lists. */
  readonly channelListBytes: number;
  /** For lists of winners by patch: of the thread that begins with a row, at its place. */
  readonly patchLists: Place;
  /** Bytes of 4 lists. */
  readonly patchListBytes: number;
  /** The kernel with a row an output: [KH][4V] each. */
  readonly rows: { readonly value: Place; readonly gradient: Place; readonly bytes: number };
  readonly biasGradient: Block;
  /** Pooled values not above it have no gradient. */
  readonly least: number;
  readonly windows: number;
}

/** An offset and a gradient. */
const ITEM_BYTES = 8;
/** 4 lists, and where they end. */
const listsBytes = (count: number): number => 4 * (count + 1) * ITEM_BYTES + 16;

export function planPooled(
  { arena, maxBatchSize }: OperationContext,
  convolution: ConvolutionNode,
  { activation, output }: Pooling,
): PooledNode {
  const { geometry, input, panels, bias } = convolution;
  const channels = geometry.output[2];
  const windows = sizeOf(output) / channels;
  const rowBytes = geometry.kernel[0] * runVectors(convolution) * 16;
  const channelListBytes = listsBytes(windows);
  const patchListBytes = listsBytes(channels);
  return {
    convolution,
    winners: newPlace(arena, maxBatchSize * convolution.output.stride),
    channelLists: newPlace(arena, panels.starts.length * channelListBytes),
    channelListBytes,
    patchLists: newPlace(arena, input.gradient === undefined ? 0 : maxBatchSize * patchListBytes),
    patchListBytes,
    rows: {
      value: newPlace(arena, channels * rowBytes),
      gradient: newPlace(arena, channels * rowBytes),
      bytes: rowBytes,
    },
    biasGradient: bias?.gradient ?? arena.allocate(panels.end * 4),
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
