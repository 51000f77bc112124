/** What layers take and spare in memory while they train, beyond what their shapes say: reckoned from how the built-in engine goes about it. */
import type { LayerConfig } from './layers/registry';
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
    case 'Conv2D':
      return ofConvolution(config, around, input, output);
    case 'Dense':
      return isRelu(config) && isRelu(before) ? ofSparse(input, output) : NOTHING;
    default:
      return NOTHING;
  }
}

/** Winograd's tiles: 16 numbers for each 4 of the image, forward and backward. Pooled at once, outputs are not kept, winners are. */
function ofConvolution(
  config: Extract<LayerConfig, { readonly kind: 'Conv2D' }>,
  { before, after }: Surroundings,
  input: Shape,
  output: Shape,
): WorkingMemory {
  const [height = 1, width = 1, filters = 1] = output;
  const [inputHeight = 1, inputWidth = 1, channels = 1] = input;
  const isTiled = isSuitedForTiles(config, [channels, filters]);
  const tiled = (lines: number, pixels: number, depth: number): number =>
    isTiled ? 16 * Math.ceil(lines / 2) * Math.ceil(pixels / 2) * depth : 0;
  const forward = tiled(height, width, channels);
  const isPooled = isRelu(config) && after?.kind === 'MaxPooling2D';
  if (isPooled) {
    return {
      kept: forward - 1.25 * sizeOf(output),
      rearranged: isTiled ? 16 * channels * filters : 0,
    };
  }
  const [KH = 1, KW = KH] = [config.kernelSize].flat();
  // The gradient with a border, over which the kernel is moved on the way back.
  const bordered = (inputHeight + KH - 1) * (inputWidth + KW - 1) * filters;
  const backward = before === undefined ? 0 : tiled(inputHeight, inputWidth, filters) + bordered;
  return {
    kept: forward + backward,
    rearranged: isTiled ? 41 * channels * filters : 0,
  };
}

function isSuitedForTiles(
  { kernelSize, strides, dilationRate, groups }: Extract<LayerConfig, { kind: 'Conv2D' }>,
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
