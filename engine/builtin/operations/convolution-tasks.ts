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
import { isPadded, windowSteps, type ConvolutionGeometry } from '../plan/convolution-geometry';
import { at, atRows, gradientOf, newPlace, rowStride } from '../plan/tensor';
import { tailOf, type ConvolutionNode } from './convolution-node';
import { productTasks, stepArguments, type Images } from './convolution-product';
import type { ConvolutionMethod, OperationContext } from './operation';

export function forwardTasks(
  node: ConvolutionNode,
  context: OperationContext,
  method: ConvolutionMethod,
): readonly Task[] {
  const { geometry, images, output, whole } = node;
  const { kernel, strides, dilation } = geometry;
  const product = productTasks(context, {
    to: output,
    toStride: output.stride,
    size: geometry.output,
    images,
    weights: whole.value,
    bias: node.biasBlock,
    kernel,
    strides,
    dilation,
    method,
  });
  return [...padTask(node), ...whole.expand, ...product];
}

export function padTask({ geometry, images, input }: ConvolutionNode): readonly Task[] {
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
        0,
      ),
    ],
  };
  return [task, ...whole.collect];
}

/** dx = (dy with its stride's gaps and a border) ∗ (w turned around). */
export function inputGradientTasks(
  node: ConvolutionNode,
  context: OperationContext,
  method: ConvolutionMethod,
): readonly Task[] {
  const { geometry, input, whole } = node;
  if (input.gradient === undefined) return [];
  const { arena } = context;
  const [height, width, inputs] = geometry.input;
  const outputs = geometry.output[2];
  const [KH, KW] = geometry.kernel;
  const taps = KH * KW;
  const panels = equalPanels(inputs);
  const turned = arena.allocate(taps * outputs * panels.end * 4);
  const images = planSpread(node, context, method);
  const [top, left] = spreadBorder(geometry);
  const first =
    (top - geometry.before[0]) * images.line + (left - geometry.before[1]) * images.pixel;
  const turn: Task = {
    split: UNDIVIDED,
    reads: all(whole.value.id),
    writes: all(turned.id),
    calls: () => [
      kernelCall(
        'turnKernel',
        turned.address,
        whole.value.address,
        taps,
        inputs,
        outputs,
        0,
        taps * inputs,
      ),
    ],
  };
  const product = productTasks(context, {
    to: input.gradient,
    toStride: input.stride,
    size: [height, width, inputs],
    images,
    weights: turned,
    bias: arena.allocate(panels.end * 4),
    kernel: geometry.kernel,
    strides: [1, 1],
    dilation: geometry.dilation,
    method,
  });
  return [turn, spreadTask(node, images, first), ...product];
}

/** How far a kernel reaches beyond its first tap. */
function spreadBorder({ kernel, dilation }: ConvolutionGeometry): readonly [number, number] {
  return [(kernel[0] - 1) * dilation[0], (kernel[1] - 1) * dilation[1]];
}

/** Room for the output gradient with gaps and border; Winograd's tiles want an even size. */
function planSpread(
  { geometry }: ConvolutionNode,
  { arena, maxBatchSize }: OperationContext,
  method: ConvolutionMethod,
): Images {
  const [height, width] = geometry.input;
  const [top, left] = spreadBorder(geometry);
  const even = (size: number): number => (method === 'winograd' ? size + (size % 2) : size);
  const [lines, pixels] = [even(height) + top, even(width) + left];
  const pixel = geometry.output[2] * 4;
  const stride = rowStride((lines * pixels * pixel) / 4);
  return {
    place: newPlace(arena, maxBatchSize * stride),
    stride,
    lines,
    line: pixels * pixel,
    pixel,
  };
}

function spreadTask({ geometry, output }: ConvolutionNode, images: Images, first: number): Task {
  const dOutput = gradientOf(output);
  const [height, width] = geometry.output;
  return {
    split: BY_ROWS,
    reads: own(dOutput.id),
    writes: own(images.place.id),
    calls: () => [
      kernelCall(
        'spreadImages',
        atRows(images.place, images.stride),
        images.stride,
        atRows(dOutput, output.stride),
        output.stride,
        PART_ROWS,
        height,
        width,
        images.pixel,
        first,
        geometry.strides[0] * images.line,
        geometry.strides[1] * images.pixel,
      ),
    ],
  };
}
