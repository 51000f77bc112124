/** The way back of a convolution under 2 × 2 max pooling: weights and bias by output channels, inputs by samples. */
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
import { PANEL } from '../plan/columns';
import { isPadded, windowSteps } from '../plan/convolution-geometry';
import { at, atRows, gradientOf, newPlace, type Place } from '../plan/tensor';
import type { ConvolutionNode } from './convolution-node';
import { splitOf } from './convolution-product';
import type { OperationContext } from './operation';
import { runFloats, runVectors, type PooledNode } from './pooled-convolution-node';

/** By output channels; each thread walks over all samples' winners of its own. */
export function weightGradientTask(node: PooledNode): Task {
  const { convolution, winners, channelLists, rows, biasGradient } = node;
  const { geometry, images, kernel, output, split } = convolution;
  const [KH] = geometry.kernel;
  const [run, vectors] = [runFloats(convolution), runVectors(convolution)];
  const channels = geometry.output[2];
  const dOutput = gradientOf(output);
  return {
    split,
    reads: all(images.place.id, winners.id, dOutput.id),
    writes: own(kernel.gradient.id, biasGradient.id, rows.gradient.id, channelLists.id),
    calls: ({ from, to }) => {
      const ownChannels = Math.min(to, channels) - from;
      const ownRows = at(rows.gradient, from * rows.bytes);
      const panels = kernel.gradient.address + from * KH * run * 4;
      return [
        kernelCall(
          'pooledWeightGradient',
          ownRows,
          biasGradient.address + from * 4,
          at(images.place),
          images.stride,
          images.line,
          at(winners, from * 4),
          at(dOutput, from * 4),
          output.stride,
          channels * 4,
          at(channelLists, (from / PANEL) * node.channelListBytes),
          ALL_ROWS,
          node.windows,
          ownChannels,
          KH,
          vectors,
          0,
        ),
        kernelCall('rowsToKernel', panels, ownRows, ownChannels, KH, run, vectors),
      ];
    },
  };
}

export function inputGradientTasks(
  node: PooledNode,
  { arena, maxBatchSize }: OperationContext,
): readonly Task[] {
  const { convolution, winners, patchLists, rows } = node;
  const { geometry, images, input, output, whole } = convolution;
  if (input.gradient === undefined) return [];
  const [KH] = geometry.kernel;
  const channels = geometry.output[2];
  const isCropped = isPadded(geometry);
  const target = isCropped ? newPlace(arena, maxBatchSize * images.stride) : input.gradient;
  const vectors = runVectors(convolution);
  const [height = 0, width = 0] = output.shape;
  const dOutput = gradientOf(output);
  const steps = windowSteps(images, geometry.kernel, geometry.strides, geometry.dilation);
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
    reads: [...own(winners.id, dOutput.id), ...all(rows.value.id)],
    writes: own(target.id, patchLists.id),
    calls: () => [
      kernelCall(
        'pooledInputGradient',
        atRows(target, images.stride),
        images.stride,
        images.lines * images.line,
        images.line,
        at(rows.value),
        atRows(winners, output.stride),
        atRows(dOutput, output.stride),
        output.stride,
        channels * 4,
        atRows(patchLists, node.patchListBytes),
        PART_ROWS,
        height,
        width,
        channels,
        steps.pixelStep,
        steps.lineStep,
        KH,
        vectors,
        0,
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
