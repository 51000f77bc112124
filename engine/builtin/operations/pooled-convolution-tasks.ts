/** The way back of a convolution under 2 × 2 max pooling: lists by samples, weights by output channels, inputs by samples. */
import {
  all,
  ALL_ROWS,
  BY_ROWS,
  kernelCall,
  own,
  PART_ROWS,
  UNDIVIDED,
  type Task,
} from '../plan/call';
import { isPadded } from '../plan/convolution-geometry';
import { at, atRows, gradientOf, newPlace, type Place } from '../plan/tensor';
import type { ConvolutionNode } from './convolution-node';
import { splitOf } from './convolution-product';
import type { OperationContext } from './operation';
import { runFloats, runVectors, type PooledNode } from './pooled-convolution-node';

export function listTask(node: PooledNode): Task {
  const { convolution, winners, lists, lengths, sums } = node;
  const { geometry, output } = convolution;
  const dOutput = gradientOf(output);
  return {
    split: BY_ROWS,
    reads: own(output.id, winners.id, dOutput.id),
    writes: own(lists.id, lengths.id, sums.id),
    calls: () => [
      kernelCall(
        'winnerLists',
        atRows(lists, node.listStride),
        node.listStride,
        node.capacity,
        atRows(lengths, node.lengthStride),
        atRows(sums, node.lengthStride),
        node.lengthStride,
        atRows(winners, output.stride),
        atRows(output, output.stride),
        atRows(dOutput, output.stride),
        output.stride,
        PART_ROWS,
        node.windows,
        geometry.output[2],
        node.least,
      ),
    ],
  };
}

/** By output channels; each thread walks over all samples' lists of its own. */
export function weightGradientTask(node: PooledNode): Task {
  const { convolution, lists, lengths, rows } = node;
  const { geometry, images, kernel, split } = convolution;
  const [KH] = geometry.kernel;
  const [run, vectors] = [runFloats(convolution), runVectors(convolution)];
  return {
    split,
    reads: all(images.place.id, lists.id, lengths.id),
    writes: own(kernel.gradient.id, rows.gradient.id),
    calls: ({ from, to }) => {
      const channels = Math.min(to, geometry.output[2]) - from;
      const ownRows = at(rows.gradient, from * rows.bytes);
      const panels = kernel.gradient.address + from * KH * run * 4;
      return [
        kernelCall(
          'pooledWeightGradient',
          ownRows,
          at(images.place),
          images.stride,
          at(lists, from * node.capacity),
          node.listStride,
          node.capacity,
          at(lengths, from * 4),
          node.lengthStride,
          ALL_ROWS,
          channels,
          KH,
          images.line,
          vectors,
          0,
        ),
        kernelCall('rowsToKernel', panels, ownRows, channels, KH, run, vectors),
      ];
    },
  };
}

export function biasGradientTask({ convolution, sums, lengthStride }: PooledNode): readonly Task[] {
  const { bias, split } = convolution;
  if (bias === undefined) return [];
  const task: Task = {
    split,
    reads: all(sums.id),
    writes: own(bias.gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'columnSum',
        bias.gradient.address + from * 4,
        at(sums, from * 4),
        lengthStride,
        ALL_ROWS,
        to - from,
      ),
    ],
  };
  return [task];
}

export function inputGradientTasks(
  node: PooledNode,
  { arena, maxBatchSize }: OperationContext,
): readonly Task[] {
  const { convolution, lists, lengths, rows } = node;
  const { geometry, images, input, whole } = convolution;
  if (input.gradient === undefined) return [];
  const [KH] = geometry.kernel;
  const channels = geometry.output[2];
  const isCropped = isPadded(geometry);
  const target = isCropped ? newPlace(arena, maxBatchSize * images.stride) : input.gradient;
  const vectors = runVectors(convolution);
  const turn: Task = {
    split: UNDIVIDED,
    reads: all(whole.value.id),
    writes: all(rows.value.id),
    calls: () => [
      kernelCall(
        'kernelToRows',
        at(rows.value),
        whole.value.address,
        channels,
        KH,
        runFloats(convolution),
        vectors,
      ),
    ],
  };
  const scatter: Task = {
    split: splitOf({ size: geometry.output, images, kernel: geometry.kernel }),
    reads: [...own(lists.id, lengths.id), ...all(rows.value.id)],
    writes: own(target.id),
    calls: () => [
      kernelCall(
        'pooledInputGradient',
        atRows(target, images.stride),
        images.stride,
        images.lines * images.line,
        at(rows.value),
        atRows(lists, node.listStride),
        node.listStride,
        node.capacity,
        atRows(lengths, node.lengthStride),
        node.lengthStride,
        PART_ROWS,
        channels,
        KH,
        images.line,
        vectors,
        0,
      ),
    ],
  };
  return [turn, scatter, ...(isCropped ? [cropTask(convolution, target, input.gradient)] : [])];
}

function cropTask({ geometry, images, input }: ConvolutionNode, from: Place, to: Place): Task {
  const [height, width, channels] = geometry.input;
  const [top, left] = geometry.before;
  return {
    split: BY_ROWS,
    reads: own(from.id),
    writes: own(to.id),
    calls: () => [
      kernelCall(
        'cropImages',
        atRows(to, input.stride),
        input.stride,
        atRows(from, images.stride),
        images.stride,
        PART_ROWS,
        height,
        width * channels * 4,
        top * images.line + left * images.pixel,
        images.line,
      ),
    ],
  };
}
