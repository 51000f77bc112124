/** What layers take and spare in memory while they train, beyond what their shapes say: reckoned from how the built-in engine goes about it. */
import type { LayerConfig, LayerConfigOf } from './layers/registry';
import { convolutionAxes, windowSpan, type WindowAxis } from './layers/window';
import { sizeOf, type Shape } from './shapes';

export interface WorkingMemory {
  /** Numbers for each sample, besides output and its gradient; negative where these are shared with another layer. */
  readonly kept: number;
  /** Numbers for the layer, besides its weights. */
  readonly rearranged: number;
}

const NOTHING: WorkingMemory = { kept: 0, rearranged: 0 };
const FEWEST_CHANNELS = 16;
const FEWEST_UNITS = 128;
const MOST_UNITS = 4096;

type ConvolutionConfig = LayerConfigOf<'Conv1D'> | LayerConfigOf<'Conv2D'>;

export interface Surroundings {
  readonly before: LayerConfig | undefined;
  readonly after: LayerConfig | undefined;
}

export function workingMemory(
  config: LayerConfig,
  around: Surroundings,
  input: Shape,
  output: Shape,
): WorkingMemory {
  const { before } = around;
  switch (config.kind) {
    case 'Flatten':
    case 'Activation':
      // The same numbers, in the same place; at the beginning it stands for the samples.
      return before === undefined ? NOTHING : { kept: -2 * sizeOf(output), rearranged: 0 };
    case 'Conv1D':
    case 'Conv2D':
      return ofConvolution(config, around, input, output);
    case 'DepthwiseConv2D':
      return ofDepthwise(config, around, input);
    case 'Dense':
      return isRelu(config) && isRelu(before) ? ofSparse(input, output) : NOTHING;
    default:
      return NOTHING;
  }
}

/**
 * The input with its padding; the gradient with gaps and a border, over which the kernel, turned round, is moved on the way back. Winograd's
 * tiles: 16 numbers for each 4 of the image, forward and backward. Pooled at once, outputs are not kept, winners are.
 */
function ofConvolution(
  config: ConvolutionConfig,
  { before, after }: Surroundings,
  input: Shape,
  output: Shape,
): WorkingMemory {
  const axes = convolutionAxes(config, input.slice(0, -1));
  const [channels, filters] = [input.at(-1) ?? 1, output.at(-1) ?? 1];
  const product = (of: (axis: WindowAxis) => number): number =>
    axes.reduce((all, axis) => all * of(axis), 1);
  const isPadded = axes.some((axis) => axis.before + axis.after > 0);
  const padded = isPadded ? product((axis) => axis.input + axis.before + axis.after) * channels : 0;
  const isTiled = config.kind === 'Conv2D' && isSuitedForTiles(config, [channels, filters]);
  const tiled = (size: (axis: WindowAxis) => number): number =>
    isTiled ? 16 * product((axis) => Math.ceil(size(axis) / 2)) : 0;
  const forward = padded + tiled((axis) => axis.output) * channels;
  const isPooled = isRelu(config) && after?.kind === 'MaxPooling2D';
  if (isPooled) {
    return {
      kept: forward - 1.75 * sizeOf(output) + (before === undefined ? 0 : 8 * filters),
      rearranged: isTiled ? 16 * channels * filters : 0,
    };
  }
  const bordered = product((axis) => axis.input + windowSpan(axis) - 1) * filters;
  const backward = before === undefined ? 0 : tiled((axis) => axis.input) * filters + bordered;
  const kernel = product(({ size }) => size) * channels * filters;
  const turned = before === undefined ? 0 : kernel;
  const whole = config.groups === 1 ? 0 : 2 * kernel;
  return {
    kept: forward + backward,
    rearranged: isTiled ? 41 * channels * filters : turned + whole,
  };
}

/** Each channel as often as it has kernels, with the gradient of that. */
function ofDepthwise(
  { depthMultiplier }: LayerConfigOf<'DepthwiseConv2D'>,
  { before }: Surroundings,
  input: Shape,
): WorkingMemory {
  if (depthMultiplier === 1) return NOTHING;
  const repeated = depthMultiplier * sizeOf(input);
  return { kept: before === undefined ? repeated : 2 * repeated, rearranged: 0 };
}

function isSuitedForTiles(
  { kernelSize, strides, dilationRate, groups }: LayerConfigOf<'Conv2D'>,
  channels: readonly number[],
): boolean {
  const all = (values: number | readonly number[], wanted: number): boolean =>
    [values].flat().every((value) => value === wanted);
  return (
    all(kernelSize, 3) &&
    [strides, dilationRate, groups].every((values) => all(values, 1)) &&
    channels.every((count) => count % 4 === 0 && count >= FEWEST_CHANNELS)
  );
}

/** Lists of what is not 0, by rows and by columns and on the way back, and the kernel turned round. */
function ofSparse(input: Shape, output: Shape): WorkingMemory {
  const [inputs, outputs] = [sizeOf(input), sizeOf(output)];
  const isSuited = [inputs, outputs].every((n) => n >= FEWEST_UNITS && n <= MOST_UNITS);
  if (input.length > 1 || !isSuited) return NOTHING;
  return { kept: 4 * inputs + 2 * outputs, rearranged: inputs * outputs };
}

function isRelu(config: LayerConfig | undefined): boolean {
  return config !== undefined && 'activation' in config && config.activation === 'relu';
}
