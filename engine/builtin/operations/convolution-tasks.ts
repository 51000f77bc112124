/** The tasks of a convolution, forward and backward. Samples are divided forward and for the input gradient, output channels for the weights. */
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
import { equalPanels, PANEL } from '../plan/columns';
import { isPadded, windowSteps, type WindowSteps } from '../plan/convolution-geometry';
import { at, atRows, gradientOf, newPlace, rowStride, type Place } from '../plan/tensor';
import { tailOf, type ConvolutionNode } from './convolution-node';
import type { OperationContext } from './operation';

export function forwardTasks(node: ConvolutionNode): readonly Task[] {
  const { geometry, images, output, whole, panels } = node;
  const [height, width, outputs] = geometry.output;
  const steps = windowSteps(images, geometry.kernel, geometry.strides, geometry.dilation);
  const convolve: Task = {
    split: BY_ROWS,
    reads: [...own(images.place.id), ...all(whole.value.id, node.biasId)],
    writes: own(output.id),
    calls: () => [
      kernelCall(
        'convForward',
        atRows(output, output.stride),
        output.stride,
        outputs * 4,
        atRows(images.place, images.stride),
        images.stride,
        whole.value.address,
        node.biasAddress,
        PART_ROWS,
        panels.starts.length,
        tailOf(panels),
        height,
        width,
        ...stepArguments(steps),
      ),
    ],
  };
  return [...padTask(node), ...whole.expand, convolve];
}

function stepArguments(s: WindowSteps) {
  return [s.pixelStep, s.lineStep, s.KH, s.rowStep, s.KW, s.columnStep, s.run] as const;
}

function padTask({ geometry, images, input }: ConvolutionNode): readonly Task[] {
  if (!isPadded(geometry)) return [];
  const [height, width] = geometry.input;
  const [top, left] = geometry.before;
  const { line, pixel } = images;
  const task: Task = {
    split: BY_ROWS,
    reads: own(input.id),
    writes: own(images.place.id),
    calls: () => [
      kernelCall(
        'spreadImages',
        atRows(images.place, images.stride),
        images.stride,
        atRows(input, input.stride),
        input.stride,
        PART_ROWS,
        height,
        width,
        pixel,
        top * line + left * pixel,
        line,
        pixel,
      ),
    ],
  };
  return [task];
}

/** dw = Σ over samples and positions of x · dy, by output channels. */
export function weightGradientTasks(node: ConvolutionNode): readonly Task[] {
  const { geometry, images, output, whole, panels, split } = node;
  const [height, width, outputs] = geometry.output;
  const dOutput = gradientOf(output);
  const steps = windowSteps(images, geometry.kernel, geometry.strides, geometry.dilation);
  const rows = geometry.kernel[0] * geometry.kernel[1] * geometry.input[2];
  const task: Task = {
    split,
    reads: all(images.place.id, dOutput.id),
    writes: own(whole.gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'convWeightGradient',
        whole.gradient.address + from * rows * 4,
        at(images.place),
        images.stride,
        at(dOutput, from * 4),
        output.stride,
        outputs * 4,
        ALL_ROWS,
        (to - from) / PANEL,
        to === panels.end ? tailOf(panels) : PANEL,
        height,
        width,
        ...stepArguments(steps),
      ),
    ],
  };
  return [task, ...whole.collect];
}

/** db = Σ of dy over samples and positions. */
export function biasGradientTask({
  geometry,
  output,
  bias,
  split,
}: ConvolutionNode): readonly Task[] {
  if (bias === undefined) return [];
  const dOutput = gradientOf(output);
  const [height, width, outputs] = geometry.output;
  const task: Task = {
    split,
    reads: all(dOutput.id),
    writes: own(bias.gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'channelSum',
        bias.gradient.address + from * 4,
        at(dOutput, from * 4),
        output.stride,
        outputs * 4,
        ALL_ROWS,
        height * width,
        Math.min(to, outputs) - from,
      ),
    ],
  };
  return [task];
}

/** dx = (dy with its stride's gaps and a border) ∗ (w turned around). */
export function inputGradientTasks(
  node: ConvolutionNode,
  { arena, maxBatchSize }: OperationContext,
): readonly Task[] {
  const { geometry, input, whole } = node;
  if (input.gradient === undefined) return [];
  const dInput = input.gradient;
  const [height, width, inputs] = geometry.input;
  const outputs = geometry.output[2];
  const [KH, KW] = geometry.kernel;
  const taps = KH * KW;
  const panels = equalPanels(inputs);
  const turned = arena.allocate(taps * outputs * panels.end * 4);
  const zeros = arena.allocate(panels.end * 4);
  const pixel = outputs * 4;
  const [reachH, reachW] = [(KH - 1) * geometry.dilation[0], (KW - 1) * geometry.dilation[1]];
  const spread = {
    line: (width + reachW) * pixel,
    pixel,
    stride: rowStride((height + reachH) * (width + reachW) * outputs),
  };
  const place = newPlace(arena, maxBatchSize * spread.stride);
  const first =
    (reachH - geometry.before[0]) * spread.line + (reachW - geometry.before[1]) * spread.pixel;
  const steps = windowSteps(spread, geometry.kernel, [1, 1], geometry.dilation);
  const turn: Task = {
    split: UNDIVIDED,
    reads: all(whole.value.id),
    writes: all(turned.id),
    calls: () => [
      kernelCall('turnKernel', turned.address, whole.value.address, taps, inputs, outputs),
    ],
  };
  const convolve: Task = {
    split: BY_ROWS,
    reads: [...own(place.id), ...all(turned.id)],
    writes: own(dInput.id),
    calls: () => [
      kernelCall(
        'convForward',
        atRows(dInput, input.stride),
        input.stride,
        inputs * 4,
        atRows(place, spread.stride),
        spread.stride,
        turned.address,
        zeros.address,
        PART_ROWS,
        panels.starts.length,
        tailOf(panels),
        height,
        width,
        ...stepArguments(steps),
      ),
    ],
  };
  return [turn, spreadTask(node, place, spread, first), convolve];
}

function spreadTask(
  { geometry, output }: ConvolutionNode,
  place: Place,
  spread: { readonly line: number; readonly pixel: number; readonly stride: number },
  first: number,
): Task {
  const dOutput = gradientOf(output);
  const [height, width] = geometry.output;
  return {
    split: BY_ROWS,
    reads: own(dOutput.id),
    writes: own(place.id),
    calls: () => [
      kernelCall(
        'spreadImages',
        atRows(place, spread.stride),
        spread.stride,
        atRows(dOutput, output.stride),
        output.stride,
        PART_ROWS,
        height,
        width,
        spread.pixel,
        first,
        geometry.strides[0] * spread.line,
        geometry.strides[1] * spread.pixel,
      ),
    ],
  };
}
